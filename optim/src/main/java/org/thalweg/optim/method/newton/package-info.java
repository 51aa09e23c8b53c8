/**
 * Newton's method and those like it: curvature exact or learned from gradients, along a line or in
 * a region of trust.
 */
@NullMarked
package org.thalweg.optim.method.newton;

import org.jspecify.annotations.NullMarked;
