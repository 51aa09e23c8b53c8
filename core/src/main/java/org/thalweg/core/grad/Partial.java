package org.thalweg.core.grad;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;

/**
 * The derivative of an elementwise op by one of its operands: an elementwise factor, in the form
 * that is cheapest to multiply by.
 */
@SuppressWarnings("ClassInitializationDeadlock") // the three records are made here only
sealed interface Partial {
  /** A factor that is the same everywhere and needs no product. */
  enum Fixed implements Partial {
    /** Nothing gets through. */
    ZERO,
    /** The factor 1. */
    ONE,
    /** The factor -1. */
    MINUS_ONE
  }

  /** The factor itself. */
  record Times(Expr factor) implements Partial {}

  /** The factor {@code numerator / denominator}. */
  record Ratio(Expr numerator, Expr denominator) implements Partial {}

  /** The factor 1 where {@code wins}, 1/2 where also {@code ties}, else exactly 0. */
  record Share(Expr wins, Expr ties) implements Partial {}

  /** A tangent or cotangent times the factor, null for {@link Fixed#ZERO}. */
  default @Nullable Masked times(Masked g) {
    return switch (this) {
      case Fixed.ZERO -> null;
      case Fixed.ONE -> g;
      case Fixed.MINUS_ONE -> g.negated();
      case Times p -> g.times(p.factor());
      case Ratio p -> g.over(p.denominator()).times(p.numerator());
      case Share p -> g.scaled(raw -> p.ties().select(half(raw), raw)).where(p.wins());
    };
  }

  private static Expr half(Expr raw) {
    return Masked.product(raw, Expr.full(raw.type(), 0.5));
  }
}
