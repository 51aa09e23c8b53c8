package org.thalweg.optim.transform;

import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Coupled weight decay: λ·w is added to the gradient, as if the loss had the term λ/2·|w|². A rule
 * that scales gradients scales it too; {@link WeightDecay} does not let it.
 *
 * @param factor λ, 0 or more
 */
public record L2Penalty(double factor) implements Transform {

  /** Checks the factor. */
  public L2Penalty {
    Check.notNegative("factor", factor);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> rule.next(gradient.add(state.parameters().mul(factor)), state);
  }
}
