package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adam with Nesterov's look-ahead (Dozat 2016, algorithm 2), whose momentum grows from step to
 * step,
 *
 * <pre>
 * μₜ = β₁·(1 − ½·0.96^(ψ·t))      Pₜ = μ₁·μ₂·…·μₜ
 * m = β₁·m + (1 − β₁)·g           v = β₂·v + (1 − β₂)·g²
 * w = w − η · (μₜ₊₁·m/(1 − Pₜ₊₁) + (1 − μₜ)·g/(1 − Pₜ)) / (√(v/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param momentumDecay ψ, how fast the momentum grows from β₁/2 to β₁, 0 or more
 * @param countsTwice whether Pₜ₊₁ holds μₜ twice, which makes the look-ahead weaker in the first
 *     steps. So it is in the code, though not the manual, of PyTorch before 2.0, whose runs can be
 *     repeated with it.
 */
public record NAdam(
    double beta1, double beta2, double epsilon, double momentumDecay, boolean countsTwice)
    implements Rule {

  /** Checks the hyperparameters. */
  public NAdam {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.notNegative("momentumDecay", momentumDecay);
  }

  /** The usual values: 0.9, 0.999, 1e-8, 0.004, each momentum counted once. */
  public NAdam() {
    this(0.9, 0.999, 1e-8, 4e-3, false);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr one = Expr.scalar(gradient.dtype(), 1);
    Expr mu = mu(state.step());
    Expr muNext = mu(state.step().add(1));
    Expr product = state.next("product", state.get("product", one).mul(mu));
    Expr productNext = (countsTwice ? product.mul(mu) : product).mul(muNext);

    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr ahead = m.mul(muNext.div(one.sub(productNext)));
    Expr now = gradient.mul(one.sub(mu).div(one.sub(product)));
    Expr vHat = Formulas.unbiased(v, beta2, state);
    return Formulas.descend(state, ahead.add(now).div(vHat.sqrt().add(epsilon)));
  }

  private Expr mu(Expr step) {
    Expr shrinking = Expr.scalar(step.dtype(), 0.96).pow(step.mul(momentumDecay));
    return shrinking.mul(-0.5).add(1).mul(beta1);
  }
}
