/**
 * What is to be minimized, a function with bounds or a sum of magnitudes besides, and the counted
 * evaluations of it that all methods go through.
 */
@NullMarked
package org.thalweg.optim.problem;

import org.jspecify.annotations.NullMarked;
