/**
 * Expressions that are put off until they can be emitted whole, with one record on the tape: trees
 * of operations, their partial derivatives, the local variables they take.
 */
@NullMarked
package org.thalweg.core.plainjava.expression;

import org.jspecify.annotations.NullMarked;
