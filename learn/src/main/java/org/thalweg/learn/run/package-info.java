/**
 * The folder of a run: its options, what happened in it as lines, tables and TensorBoard's files,
 * and the checkpoints from which it goes on after a kill.
 */
@NullMarked
package org.thalweg.learn.run;

import org.jspecify.annotations.NullMarked;
