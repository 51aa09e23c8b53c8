package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adam with Nesterov's look-ahead (Dozat 2016, algorithm 2), whose momentum grows from step to
 * step, as PyTorch computes it,
 *
 * <pre>
 * μₜ = β₁·(1 − ½·0.96^(ψ·t))      Pₜ = μ₁·μ₂·…·μₜ      Q = Pₜ·μₜ·μₜ₊₁
 * m = β₁·m + (1 − β₁)·g           v = β₂·v + (1 − β₂)·g²
 * w = w − η · (μₜ₊₁·m/(1 − Q) + (1 − μₜ)·g/(1 − Pₜ)) / (√(v/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * <p>The paper has Q = Pₜ₊₁, without the second μₜ. So have PyTorch since 2.0 and Keras; up to 1.13
 * PyTorch's code, though not its manual, counts it twice, which makes the look-ahead weaker in the
 * first steps.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param momentumDecay ψ, how fast the momentum grows from β₁/2 to β₁, 0 or more
 * @param asPublished whether Q is the paper's
 */
public record NAdam(
    double beta1, double beta2, double epsilon, double momentumDecay, boolean asPublished)
    implements Rule {

  /** Checks the hyperparameters. */
  public NAdam {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.notNegative("momentumDecay", momentumDecay);
  }

  /** The values and the formula of PyTorch 1.13: 0.9, 0.999, 1e-8, 0.004. */
  public NAdam() {
    this(0.9, 0.999, 1e-8, 4e-3, false);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr one = Expr.scalar(gradient.dtype(), 1);
    Expr mu = mu(state.step());
    Expr muNext = mu(state.step().add(1));
    Expr product = state.next("product", state.get("product", one).mul(mu));
    Expr productNext = (asPublished ? product : product.mul(mu)).mul(muNext);

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
