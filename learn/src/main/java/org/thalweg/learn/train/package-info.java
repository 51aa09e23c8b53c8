/**
 * The training loop: a plan with every default decided, a learning rate found by trial, the step
 * repeated over shuffled batches until a stop rule holds, and an outcome that says which.
 */
@NullMarked
package org.thalweg.learn.train;

import org.jspecify.annotations.NullMarked;
