package org.thalweg.optim.rule;

import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Sophia-H (Liu et al. 2023, algorithm 3, with Hutchinson's estimator, algorithm 1): the mean
 * gradient by the mean diagonal h of the Hessian H, each element of the step clipped,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g
 * h = β₂·h + (1 − β₂)·u·(H·u)        in steps 1, k + 1, 2·k + 1, …; u normal
 * w = w − η·λ·w − η · clip(m / max(γ·h, ε), −1, 1)
 * </pre>
 *
 * The step is one program without branches, so a larger k makes h smoother but no step cheaper.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param scale γ, above 0
 * @param epsilon ε, above 0
 * @param weightDecay λ, 0 or more
 * @param every k, 1 or more
 */
public record Sophia(
    double beta1, double beta2, double scale, double epsilon, double weightDecay, int every)
    implements Rule {

  /** Checks the hyperparameters. */
  public Sophia {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("scale", scale);
    Check.positive("epsilon", epsilon);
    Check.notNegative("weightDecay", weightDecay);
    Check.require(every >= 1, "every", every, "1 or more");
  }

  /** The paper's values: 0.96, 0.99, 0.01, 1e-12, 0.1, 10. */
  public Sophia() {
    this(0.96, 0.99, 0.01, 1e-12, 0.1, 10);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters().mul(rest(state));
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr h = diagonal(state);
    Expr direction = m.div(h.mul(scale).max(epsilon)).max(-1).min(1);
    return w.sub(direction.mul(state.learningRate()));
  }

  private Expr rest(State state) {
    Expr rate = state.learningRate();
    return Expr.scalar(rate.dtype(), 1).sub(rate.mul(weightDecay));
  }

  private Expr diagonal(State state) {
    Expr before = state.step().sub(1);
    State due = state.when("hessian", before.div(every).floor().mul(every).eq(before));
    Expr u = due.random(Distribution.NORMAL, due.type());
    Expr estimate = u.mul(due.hessianVectorProduct(u));
    return due.next("h", Formulas.mean(due.get("h"), estimate, beta2));
  }
}
