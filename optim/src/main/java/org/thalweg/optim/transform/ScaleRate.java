package org.thalweg.optim.transform;

import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * The rule gets the learning rate times a factor; with {@link Groups}, a rate of their own for some
 * parts.
 *
 * @param factor above 0
 */
public record ScaleRate(double factor) implements Transform {

  /** Checks the factor. */
  public ScaleRate {
    Check.positive("factor", factor);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) ->
        rule.next(gradient, state.withLearningRate(state.learningRate().mul(factor)));
  }
}
