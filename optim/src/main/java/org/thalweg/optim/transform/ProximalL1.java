package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * A penalty λ·Σ|w| by its proximal step (Daubechies, Defrise and De Mol 2004): after the rule's
 * step each weight comes nearer to 0 by η·λ and stops there, so that weights become exactly 0. With
 * plain descent this is ISTA; with a rule that gives each weight its own step length it is an
 * approximation.
 *
 * @param factor λ, 0 or more
 */
public record ProximalL1(double factor) implements Transform {

  /** Checks the factor. */
  public ProximalL1 {
    Check.notNegative("factor", factor);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr w = rule.next(gradient, state);
      return w.sign().mul(w.abs().sub(state.learningRate().mul(factor)).max(0));
    };
  }
}
