/**
 * Derivatives of array programs, as array programs: the table of partial derivatives and
 * transposes, reverse and forward mode, batching, Jacobians and Hessians, and the check by finite
 * differences. What is derived is made of the same ops as what it comes from, so that derivatives
 * of any order work.
 */
@NullMarked
package org.thalweg.core.grad;

import org.jspecify.annotations.NullMarked;
