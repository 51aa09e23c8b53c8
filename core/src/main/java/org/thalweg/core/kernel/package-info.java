/**
 * Hand-tuned loops that compiled steps call: the matrix product in a Vector API form and a scalar
 * form that give the same bits, the thread team that shares work out, and the counter-based random
 * bits. Kernels trust their arguments; shapes are checked by who builds the step.
 */
@NullMarked
package org.thalweg.core.kernel;

import org.jspecify.annotations.NullMarked;
