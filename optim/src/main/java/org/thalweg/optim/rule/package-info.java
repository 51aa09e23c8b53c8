/**
 * Update rules, each one formula over parameters, gradient and state, and the training step that a
 * loss and a rule make together: one array program that is repeated.
 */
@NullMarked
package org.thalweg.optim.rule;

import org.jspecify.annotations.NullMarked;
