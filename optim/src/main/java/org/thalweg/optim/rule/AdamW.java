package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): each step also takes
 * the part η·λ off the weights, which the gradient's mean and scale do not see.
 *
 * @param adam the rule for the gradient
 * @param weightDecay λ, 0 or more
 */
public record AdamW(Adam adam, double weightDecay) implements Rule {

  /** Checks the hyperparameters. */
  public AdamW {
    Check.notNegative("weightDecay", weightDecay);
  }

  /** Adam's usual values with λ = 0.01. */
  public AdamW() {
    this(new Adam(), 0.01);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr decay = state.parameters().mul(state.learningRate().mul(weightDecay));
    return adam.next(gradient, state).sub(decay);
  }
}
