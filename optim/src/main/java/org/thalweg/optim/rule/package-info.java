/** Update rules, each one formula over parameters, gradient and state, and the list of them. */
@NullMarked
package org.thalweg.optim.rule;

import org.jspecify.annotations.NullMarked;
