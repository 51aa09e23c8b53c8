package org.thalweg.optim.transform;

import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * The whole gradient is made no longer than the limit: g·min(1, limit/|g|) (Pascanu, Mikolov and
 * Bengio 2013, algorithm 1).
 *
 * @param limit greatest Euclidean norm, above 0
 */
public record ClipByGlobalNorm(double limit) implements Transform {

  /** Checks the limit. */
  public ClipByGlobalNorm {
    Check.positive("limit", limit);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> rule.next(ClipByNorm.clipped(gradient, limit), state);
  }
}
