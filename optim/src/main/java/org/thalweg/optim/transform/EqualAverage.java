package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Stochastic weight averaging (SWA; Izmailov et al. 2018, algorithm 1): the plain mean of the
 * weights after certain steps is to be used, before the first of them the weights themselves;
 * training goes on as without it. They are those of the steps {@code from} and later that {@code
 * every} divides. The paper averages the last quarter of a run, once an epoch, at a learning rate
 * that does not fall.
 *
 * @param from first step, counted from 1
 * @param every steps from one to the next, 1 or more
 */
public record EqualAverage(int from, int every) implements Transform {

  /** Checks the steps. */
  public EqualAverage {
    Check.require(from >= 1, "from", from, "1 or more");
    Every.check("every", every);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr next = rule.next(gradient, state);
      Expr started = state.step().ge(Expr.scalar(next.dtype(), from));
      Expr due = Every.kth(every, state).and(started);
      Expr before = state.get("count", Expr.scalar(next.dtype(), 0));
      Expr count = before.add(1);
      Expr mean = state.get("mean", state.parameters());
      Expr renewed = mean.add(next.sub(mean).div(count));
      Expr kept = before.eq(0).select(next, mean);
      state.next("count", due.select(count, before));
      state.use(state.next("mean", due.select(renewed, kept)));
      return next;
    };
  }
}
