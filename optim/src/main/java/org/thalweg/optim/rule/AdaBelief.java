package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * AdaBelief (Zhuang et al. 2020, algorithm 2): Adam with the mean square of the gradient's distance
 * from its own mean m, so that steps are long where gradients are as expected,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      s = β₂·s + (1 − β₂)·(g − m)² + ε
 * w = w − η · m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0; as it is added to a square, it is smaller than Adam's
 */
public record AdaBelief(double beta1, double beta2, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public AdaBelief {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  /** The values of the authors' code: 0.9, 0.999, 1e-16. */
  public AdaBelief() {
    this(0.9, 0.999, 1e-16);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr surprise = gradient.sub(m).square();
    Expr s = state.next("s", Formulas.mean(state.get("s"), surprise, beta2).add(epsilon));
    Expr mHat = Formulas.unbiased(m, beta1, state);
    Expr sHat = Formulas.unbiased(s, beta2, state);
    return Formulas.descend(state, mHat.div(sHat.sqrt().add(epsilon)));
  }
}
