package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Distance over weighted gradients (Khaled, Mishchenko and Jin 2023, algorithm 1): as {@link DoG},
 * with each gradient weighted by the distance r reached when it was met,
 *
 * <pre>
 * r = max(r, |w − w₀|)      V = V + r²·|g|²      w = w − η · r²/√V · g
 * </pre>
 *
 * @param firstDistance r before the first step, above 0; small
 */
public record DoWG(double firstDistance) implements Rule {

  /** Checks the hyperparameter. */
  public DoWG {
    Check.positive("firstDistance", firstDistance);
  }

  /** The usual first distance, 1e-4. */
  public DoWG() {
    this(1e-4);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters();
    Expr start = state.get("start", w);
    Expr first = Expr.scalar(w.dtype(), firstDistance);
    Expr distance = state.get("distance", first).max(Composites.norm(w.sub(start)));
    state.next("distance", distance);
    Expr weight = distance.square();
    Expr slope = Composites.dot(gradient, gradient);
    Expr sum = state.get("sum", Expr.scalar(w.dtype(), 0)).add(weight.mul(slope));
    state.next("sum", sum);
    Expr rate = sum.eq(0).select(sum, weight.div(sum.sqrt()));
    return w.sub(gradient.mul(rate.mul(state.learningRate())));
  }
}
