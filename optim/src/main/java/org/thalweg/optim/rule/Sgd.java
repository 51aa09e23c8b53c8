package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Gradient descent, with momentum where it is not 0: the velocity v becomes μ·v + g, and the step
 * is -η·v (Polyak 1964, heavy ball) or, looking ahead, -η·(g + μ·v) (Nesterov 1983, in the form of
 * Sutskever et al. 2013).
 *
 * @param momentum μ, the part of the velocity that is kept, 0 to below 1
 * @param nesterov whether to look ahead
 */
public record Sgd(double momentum, boolean nesterov) implements Rule {

  /**
   * Checks the momentum.
   *
   * @throws IllegalArgumentException if it is not in [0, 1), or 0 with Nesterov's look-ahead
   */
  public Sgd {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "momentum is " + momentum + "; it must be 0 or more and below 1, 0.9 say");
    }
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException(
          "Nesterov's rule needs a momentum above 0; take 0.9, or leave Nesterov out");
    }
  }

  /** Plain gradient descent. */
  public static Sgd plain() {
    return new Sgd(0, false);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr direction = gradient;
    if (momentum > 0) {
      Expr sum = state.get("velocity").mul(momentum).add(gradient);
      Expr velocity = state.next("velocity", Formulas.flushed(sum));
      direction = nesterov ? velocity.mul(momentum).add(gradient) : velocity;
    }
    return Formulas.descend(state, direction);
  }
}
