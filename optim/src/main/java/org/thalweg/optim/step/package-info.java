/**
 * What a step of descent is: an objective and an update rule, with what the rule keeps between
 * steps, make one array program that is repeated.
 */
@NullMarked
package org.thalweg.optim.step;

import org.jspecify.annotations.NullMarked;
