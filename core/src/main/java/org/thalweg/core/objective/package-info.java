/**
 * Functions of a point to be made small, whatever they are written as: an array program, a formula,
 * a plain Java method, a value and a gradient written by hand, or a value alone.
 */
@NullMarked
package org.thalweg.core.objective;

import org.jspecify.annotations.NullMarked;
