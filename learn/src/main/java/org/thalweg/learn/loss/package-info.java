/** Losses: how wrong a model's outputs are, as array programs. Each is a number a row. */
@NullMarked
package org.thalweg.learn.loss;

import org.jspecify.annotations.NullMarked;
