package org.thalweg.optim.transform;

import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Each element of the gradient is brought into [−limit, limit].
 *
 * @param limit above 0
 */
public record ClipByValue(double limit) implements Transform {

  /** Checks the limit. */
  public ClipByValue {
    Check.positive("limit", limit);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> rule.next(gradient.max(-limit).min(limit), state);
  }
}
