/**
 * Array programs: a graph of immutable, typed, shared nodes. An {@link org.thalweg.core.ir.Expr} is
 * one value of a program, an {@link org.thalweg.core.ir.Op} says how it is made from others, a
 * {@link org.thalweg.core.ir.Program} names what goes in and what comes out.
 */
@NullMarked
package org.thalweg.core.ir;

import org.jspecify.annotations.NullMarked;
