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
  /** What {@link #groups} asks for: rows of the batch as a part of those of its group. */
  public static final String SHARE = "share";

  /** What {@link #groups} asks for: above 0 for the last batch of a group, else 0. */
  public static final String LAST = "last";

  /** Checks the number of batches. */
  public Accumulate {
    Every.check("batches", batches);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> next(rule, gradient.div(batches), Every.kth(batches, state), state);
  }

  /**
   * The same for groups of batches that may differ in number and in rows: {@value #SHARE} and
   * {@value #LAST} are {@linkplain State#given given} at each step.
   */
  public static Transform groups() {
    return rule ->
        (gradient, state) ->
            next(rule, gradient.mul(state.given(SHARE)), state.given(LAST).gt(0), state);
  }

  private static Expr next(Rule rule, Expr part, Expr last, State state) {
    Expr sum = state.get("sum").add(part);
    state.next("sum", last.select(Expr.full(sum.type(), 0), sum));
    return last.select(rule.next(sum, state.when("rule", last)), state.parameters());
  }
}
