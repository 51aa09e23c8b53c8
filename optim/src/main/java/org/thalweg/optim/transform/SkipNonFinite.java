package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * A step whose loss or gradient is not finite is not taken: parameters and all that the rule keeps
 * stay as they are.
 */
public record SkipNonFinite() implements Transform {

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr finite = finite(gradient.abs().maxOver()).and(finite(state.loss().abs()));
      Expr next = rule.next(gradient, state.when("rule", finite));
      return finite.select(next, state.parameters());
    };
  }

  private static Expr finite(Expr size) {
    return size.lt(Double.POSITIVE_INFINITY);
  }
}
