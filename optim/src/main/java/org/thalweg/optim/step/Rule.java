package org.thalweg.optim.step;

import org.thalweg.core.ir.Expr;

/**
 * An update rule: where one step of descent leads. It is a formula over parameters, gradient and
 * what it keeps between steps; whatever else it needs (other gradients, random numbers) the state
 * gives it as formulas too, so that a whole step is one program.
 */
@FunctionalInterface
public interface Rule {

  /**
   * The formula of the parameters after the step.
   *
   * @param gradient derivative of the loss by the parameters, of their type
   * @param state the parameters before the step, the learning rate, what the rule keeps
   * @return the parameters after the step, of the same type
   */
  Expr next(Expr gradient, State state);

  /** This rule, changed: {@code rule.with(a).with(b)} runs b first, around a around this rule. */
  default Rule with(Transform transform) {
    return transform.around(this);
  }
}
