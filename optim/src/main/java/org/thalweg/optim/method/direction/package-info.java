/**
 * Steps along a direction, as far as a line search says: what such methods are made of. Not
 * exported.
 */
@NullMarked
package org.thalweg.optim.method.direction;

import org.jspecify.annotations.NullMarked;
