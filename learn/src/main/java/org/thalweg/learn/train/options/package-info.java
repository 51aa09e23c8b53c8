/**
 * What a person may ask of a training run, each value checked as it is given, and the word and the
 * reason for what {@code auto} takes.
 */
@NullMarked
package org.thalweg.learn.train.options;

import org.jspecify.annotations.NullMarked;
