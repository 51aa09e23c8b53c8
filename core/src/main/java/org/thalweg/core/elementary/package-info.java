/**
 * The elementary functions (exp, log, tanh, sin, erf, pow and so on), each written once, without
 * branches, over an algebra of {@linkplain org.thalweg.core.elementary.Lanes lanes}: running a
 * definition on scalars computes the function, running it on an emitter writes the code for it.
 * Only operations that IEEE 754 or two's complement fixes exactly are used, so that every way of
 * running gives the same bits on every machine.
 */
@NullMarked
package org.thalweg.core.elementary;

import org.jspecify.annotations.NullMarked;
