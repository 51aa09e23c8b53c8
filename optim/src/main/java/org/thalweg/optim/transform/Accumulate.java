package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;
import org.thalweg.optim.step.Transform;

/**
 * One step of the rule for k batches, with the mean of their gradients: for equal batches and a
 * loss that is a mean over the batch, the step of the large batch. In the steps between, parameters
 * and what the rule keeps stay as they are. What else the rule asks of the batch, a loss or another
 * gradient, is of the last batch alone.
 *
 * @param batches k, 1 or more
 */
public record Accumulate(int batches) implements Transform {

  /** Checks the number of batches. */
  public Accumulate {
    Every.check("batches", batches);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr last = Every.kth(batches, state);
      Expr sum = state.get("sum").add(gradient);
      state.next("sum", last.select(Expr.full(sum.type(), 0), sum));
      State inner = state.when("rule", last);
      return last.select(rule.next(sum.div(batches), inner), state.parameters());
    };
  }
}
