/**
 * A way to a minimum: what every method is, one step after the other. The methods are in rooms of
 * their own below.
 */
@NullMarked
package org.thalweg.optim.method;

import org.jspecify.annotations.NullMarked;
