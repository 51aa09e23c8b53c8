package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adamax (Kingma and Ba 2015, algorithm 2): Adam with the largest gradient of late, u, in place of
 * the root of the mean square,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      u = max(β₂·u, |g| + ε)
 * w = w − η · m/(1 − β₁ᵗ) / u
 * </pre>
 *
 * The paper has no ε; here it is as in PyTorch.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 */
public record Adamax(double beta1, double beta2, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public Adamax {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  /** The usual values: 0.9, 0.999, 1e-8. */
  public Adamax() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr u = state.next("u", state.get("u").mul(beta2).max(gradient.abs().add(epsilon)));
    return Formulas.descend(state, Formulas.unbiased(m, beta1, state).div(u));
  }
}
