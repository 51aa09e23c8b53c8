package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;

/** An update rule: what one step of descent adds to the parameters. */
@FunctionalInterface
public interface Rule {

  /**
   * The formula of the step.
   *
   * @param gradient derivative of the loss by the parameters, of their type
   * @param state parameters, learning rate, step number, and what the rule remembers between steps
   * @return what is added to the parameters, of their type
   */
  Expr update(Expr gradient, State state);
}
