package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Descent by the gradient's sign (Bernstein et al. 2018, algorithm 1): w = w − η·sign(g). Every
 * parameter whose gradient is not 0 moves by η.
 */
public record SignSgd() implements Rule {
  @Override
  public Expr next(Expr gradient, State state) {
    return Formulas.descend(state, gradient.sign());
  }
}
