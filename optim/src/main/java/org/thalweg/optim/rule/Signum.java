package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Descent by the sign of momentum (Bernstein et al. 2018, algorithm 2, on one machine): m = β·m +
 * (1 − β)·g, then w = w − η·sign(m).
 *
 * @param momentum β, 0 to below 1
 */
public record Signum(double momentum) implements Rule {

  /** Checks the hyperparameter. */
  public Signum {
    Check.decay("momentum", momentum);
  }

  /** The usual momentum, 0.9. */
  public Signum() {
    this(0.9);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, momentum));
    return Formulas.descend(state, m.sign());
  }
}
