/**
 * Minimizing a function: a problem, a method, a loop that knows when to stop, and what came of it.
 */
@NullMarked
package org.thalweg.optim.minimize;

import org.jspecify.annotations.NullMarked;
