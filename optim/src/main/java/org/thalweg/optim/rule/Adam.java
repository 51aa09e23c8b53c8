package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): the mean m of gradients by the root of the mean v of
 * their squares, both exponential and freed of their start at zero,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      v = β₂·v + (1 − β₂)·g²
 * w = w − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0: no step is longer than η·m/ε
 */
public record Adam(double beta1, double beta2, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public Adam {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  /** The paper's values: 0.9, 0.999, 1e-8. */
  public Adam() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr mHat = Formulas.unbiased(m, beta1, state);
    Expr vHat = Formulas.unbiased(v, beta2, state);
    return Formulas.descend(state, mHat.div(vHat.sqrt().add(epsilon)));
  }
}
