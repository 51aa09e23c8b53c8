package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Lion (Chen et al. 2023, algorithm 2): the sign of momentum, with one momentum to step and another
 * to remember, and decoupled weight decay,
 *
 * <pre>
 * w = w − η · (sign(β₁·m + (1 − β₁)·g) + λ·w)
 * m = β₂·m + (1 − β₂)·g
 * </pre>
 *
 * As every parameter moves by η at each step, η is 3 to 10 times smaller than Adam's.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param weightDecay λ, 0 or more
 */
public record Lion(double beta1, double beta2, double weightDecay) implements Rule {

  /** Checks the hyperparameters. */
  public Lion {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.notNegative("weightDecay", weightDecay);
  }

  /** The paper's 0.9 and 0.99, without weight decay. */
  public Lion() {
    this(0.9, 0.99, 0);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.get("m");
    state.next("m", Formulas.mean(m, gradient, beta2));
    Expr direction = Formulas.mean(m, gradient, beta1).sign();
    return Formulas.descend(state, direction.add(state.parameters().mul(weightDecay)));
  }
}
