package org.thalweg.core.grad;

import org.thalweg.core.ir.Expr;

/**
 * The derivative of an elementwise op by one of its operands: an elementwise factor, in the form
 * that is cheapest to multiply by.
 */
sealed interface Partial {
  /** The derivative is 0 everywhere. */
  Partial ZERO = new None();

  /** The derivative is 1 everywhere. */
  Partial ONE = new Same();

  /** The derivative is -1 everywhere. */
  Partial MINUS_ONE = new Negated();

  /** Nothing gets through. */
  record None() implements Partial {}

  /** The factor 1. */
  record Same() implements Partial {}

  /** The factor -1. */
  record Negated() implements Partial {}

  /** The factor itself. */
  record Times(Expr factor) implements Partial {}

  /** The factor {@code numerator / denominator}. */
  record Ratio(Expr numerator, Expr denominator) implements Partial {}

  /** The factor 1 where {@code wins}, 1/2 where also {@code ties}, else exactly 0. */
  record Share(Expr wins, Expr ties) implements Partial {}

  /** A tangent or cotangent times the factor; not for {@link #ZERO}. */
  default Masked times(Masked g) {
    return switch (this) {
      case None p -> throw new IllegalStateException("a product with the zero derivative is built");
      case Same p -> g;
      case Negated p -> g.negated();
      case Times p -> g.times(p.factor());
      case Ratio p -> g.over(p.denominator()).times(p.numerator());
      case Share p -> g.scaled(raw -> p.ties().select(half(raw), raw)).where(p.wins());
    };
  }

  private static Expr half(Expr raw) {
    return Masked.product(raw, Expr.full(raw.type(), 0.5));
  }
}
