/**
 * Descents by the gradient alone: steepest, with momentum, accelerated, conjugate, by the update
 * rules of training.
 */
@NullMarked
package org.thalweg.optim.method.descent;

import org.jspecify.annotations.NullMarked;
