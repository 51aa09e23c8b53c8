/**
 * The exact gradient of a plain Java method: its bytecode is read, and turned into a hidden class
 * that computes the same value and records what the gradient needs on a tape, which is then swept
 * backwards (Griewank and Walther, Evaluating Derivatives, chapters 3 and 6). What cannot be
 * differentiated is refused by class, method and line ({@link
 * org.thalweg.core.plainjava.refusal.Refusal}).
 */
@NullMarked
package org.thalweg.core.plainjava;

import org.jspecify.annotations.NullMarked;
