package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Decoupled weight decay (Loshchilov and Hutter 2019): each step also takes η·λ·w off the weights,
 * past what the rule makes of the gradient.
 *
 * @param factor λ, 0 or more
 */
public record WeightDecay(double factor) implements Transform {

  /** Checks the factor. */
  public WeightDecay {
    Check.notNegative("factor", factor);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr decay = state.parameters().mul(state.learningRate().mul(factor));
      return rule.next(gradient, state).sub(decay);
    };
  }
}
