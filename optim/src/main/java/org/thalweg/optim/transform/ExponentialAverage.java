package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * The exponential mean of the weights after each step is to be used; training goes on as without
 * it. As the start has no part in it, the newest weights count
 *
 * <pre>
 * c = (1 − β)/(1 − βᵗ)      mean = mean + c·(w − mean)
 * </pre>
 *
 * so in the first step all and later 1 − β (Polyak and Ruppert 1992 for averages of descent; Kingma
 * and Ba 2015, section 7.2, for this one).
 *
 * @param decay β, 0 to below 1; some 1/(1 − β) steps are averaged
 */
public record ExponentialAverage(double decay) implements Transform {

  /** Checks the decay. */
  public ExponentialAverage {
    Check.decay("decay", decay);
  }

  /** A usual decay, 0.999. */
  public ExponentialAverage() {
    this(0.999);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr next = rule.next(gradient, state);
      Expr one = Expr.scalar(next.dtype(), 1);
      Expr weights = one.sub(Expr.scalar(next.dtype(), decay).pow(state.step()));
      Expr newest = one.mul(1 - decay).div(weights);
      Expr mean = state.get("mean", state.parameters());
      state.use(state.next("mean", mean.add(next.sub(mean).mul(newest))));
      return next;
    };
  }
}
