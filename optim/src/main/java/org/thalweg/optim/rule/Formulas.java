package org.thalweg.optim.rule;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.step.State;

/** Terms that come up in many rules. */
final class Formulas {
  private Formulas() {}

  /** The exponential mean: β·mean + (1 − β)·value. */
  static Expr mean(Expr mean, Expr value, double beta) {
    return flushed(mean.mul(beta).add(value.mul(1 - beta)));
  }

  /**
   * The value, or 0 where it is below the least normal number. What shrinks by a factor at each
   * step, as the mean of gradients does where a unit is dead, would stay subnormal for ever, and
   * processors take a hundred times as long for such numbers.
   */
  static Expr flushed(Expr value) {
    double least = value.dtype() == DType.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    return value.abs().lt(least).select(Expr.scalar(value.dtype(), 0), value);
  }

  /** What the weights in an exponential mean that starts at zero add up to: 1 − βᵗ, a scalar. */
  static Expr weightSum(double beta, State state) {
    return Expr.scalar(DType.F64, 1).sub(power(beta, state)).cast(state.type().dtype());
  }

  /** An exponential mean that starts at zero, freed of that: mean/(1 − βᵗ). */
  static Expr unbiased(Expr mean, double beta, State state) {
    Expr sum = weightSum(beta, state);
    return mean.mul(Expr.scalar(sum.dtype(), 1).div(sum)); // one division for all parameters
  }

  /** βᵗ, a scalar in f64: as 1 − βᵗ starts near 0, f32 would leave few of its digits. */
  static Expr power(double beta, State state) {
    return Expr.scalar(DType.F64, beta).pow(state.step().cast(DType.F64));
  }

  /** The parameters less η times a direction. */
  static Expr descend(State state, Expr direction) {
    return state.parameters().sub(direction.mul(state.learningRate()));
  }
}
