package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Schedule-free AdamW (Defazio et al. 2024, algorithm 1): {@link ScheduleFreeSgd} with the step of
 * an Adam without momentum, which the average stands in for,
 *
 * <pre>
 * v = β₂·v + (1 − β₂)·g²      γ = η·√(1 − β₂ᵗ)
 * z = z − γ·(g/(√v + ε) + λ·y)      x = x + c·(z − x)      y = z + β₁·(x − z)
 * c = γ²/Σγ²
 * </pre>
 *
 * g being taken at y, and x to be used. The paper warms η up and does not bring it down.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, 0 or more
 */
public record ScheduleFreeAdamW(double beta1, double beta2, double epsilon, double weightDecay)
    implements Rule {

  /** Checks the hyperparameters. */
  public ScheduleFreeAdamW {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.notNegative("weightDecay", weightDecay);
  }

  /** The usual values: 0.9, 0.999, 1e-8, 0. */
  public ScheduleFreeAdamW() {
    this(0.9, 0.999, 1e-8, 0);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr rate = Formulas.weightSum(beta2, state).sqrt().mul(state.learningRate());
    Expr decay = state.parameters().mul(weightDecay);
    Expr direction = gradient.div(v.sqrt().add(epsilon)).add(decay);
    return ScheduleFreeSgd.averaged(direction.mul(rate), rate, beta1, state);
  }
}
