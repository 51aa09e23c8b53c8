package org.thalweg.optim.rule;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Rectified Adam (Liu et al. 2020, algorithm 2). ρ is the number of gradients that v stands for; as
 * long as they are too few for v to be trusted, the step is plain momentum, then it is Adam's, at
 * first damped,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      v = β₂·v + (1 − β₂)·g²      m̂ = m/(1 − β₁ᵗ)
 * ρ∞ = 2/(1 − β₂) − 1        ρ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ)
 * w = w − η · m̂                                 where ρ ≤ 5, else
 * w = w − η · m̂ · r · √(1 − β₂ᵗ)/(√v + ε),      r² = (ρ−4)(ρ−2)·ρ∞ / ((ρ∞−4)(ρ∞−2)·ρ)
 * </pre>
 *
 * The paper rectifies above 4; the 5 is from its authors' code and PyTorch.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, above 2/3 (ρ∞ is above 5 there) and below 1
 * @param epsilon ε, above 0
 */
public record RAdam(double beta1, double beta2, double epsilon) implements Rule {
  private static final double TRUSTED = 5;

  /** Checks the hyperparameters. */
  public RAdam {
    Check.decay("beta1", beta1);
    Check.require(beta2 > 2.0 / 3 && beta2 < 1, "beta2", beta2, "above 2/3 and below 1, 0.999 say");
    Check.positive("epsilon", epsilon);
  }

  /** The usual values: 0.9, 0.999, 1e-8. */
  public RAdam() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr mHat = Formulas.unbiased(m, beta1, state);

    double most = 2 / (1 - beta2) - 1;
    Expr one = Expr.scalar(DType.F64, 1);
    Expr power = Formulas.power(beta2, state);
    Expr t = state.step().cast(DType.F64);
    Expr rho = t.mul(power).div(one.sub(power)).mul(-2).add(most);
    Expr r2 =
        rho.sub(4).mul(rho.sub(2)).div(rho).mul(most / ((most - 4) * (most - 2))).max(0); // ρ < 4
    Expr scale = r2.mul(one.sub(power)).sqrt().cast(gradient.dtype());
    Expr rectified = scale.div(v.sqrt().add(epsilon));
    Expr factor = rho.gt(TRUSTED).select(rectified, Expr.scalar(gradient.dtype(), 1));
    return Formulas.descend(state, mHat.mul(factor));
  }
}
