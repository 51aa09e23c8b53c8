package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Averaged stochastic gradient descent (Polyak and Juditsky 1992; steps as in Xu 2011, section 5,
 * and PyTorch): the parameters to use are the mean of those after step t₀,
 *
 * <pre>
 * ηₜ = η / (1 + λ·η·(t − 1))^α      w = (1 − λ·ηₜ)·w − ηₜ·g
 * a = w up to step t₀ + 2, then a + (w − a)/(t − 1 − t₀)
 * </pre>
 *
 * @param weightDecay λ, 0 or more
 * @param power α, 0 or more
 * @param start t₀, 0 or more
 */
public record AveragedSgd(double weightDecay, double power, double start) implements Rule {

  /** Checks the hyperparameters. */
  public AveragedSgd {
    Check.notNegative("weightDecay", weightDecay);
    Check.notNegative("power", power);
    Check.notNegative("start", start);
  }

  /** PyTorch's values: 1e-4, 0.75, 1e6 (a short run is not averaged). */
  public AveragedSgd() {
    this(1e-4, 0.75, 1e6);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr one = Expr.scalar(gradient.dtype(), 1);
    Expr before = state.step().sub(1);
    Expr rate = state.learningRate();
    Expr eta = rate.div(rate.mul(before).mul(weightDecay).add(1).pow(power));
    Expr w = state.parameters();
    Expr next = w.mul(one.sub(eta.mul(weightDecay))).sub(gradient.mul(eta));

    Expr average = state.get("average", w);
    Expr part = one.div(before.sub(start).max(1));
    Expr mixed = average.add(next.sub(average).mul(part));
    state.use(state.next("average", part.eq(1).select(next, mixed)));
    return next;
  }
}
