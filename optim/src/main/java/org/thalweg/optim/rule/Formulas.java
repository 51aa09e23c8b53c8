package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;

/** Terms that come up in many rules. */
final class Formulas {
  private Formulas() {}

  /** The exponential mean: β·mean + (1 − β)·value. */
  static Expr mean(Expr mean, Expr value, double beta) {
    return mean.mul(beta).add(value.mul(1 - beta));
  }

  /** What the weights in an exponential mean that starts at zero add up to: 1 − βᵗ, a scalar. */
  static Expr weightSum(double beta, State state) {
    Expr step = state.step();
    return Expr.scalar(step.dtype(), 1).sub(Expr.scalar(step.dtype(), beta).pow(step));
  }
}
