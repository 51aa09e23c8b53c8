package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Distance over gradients (Ivgi, Hinder and Carmon 2023, eq. 1 and 2): the greatest distance r from
 * the start so far, over the root of the sum of all squared gradients,
 *
 * <pre>
 * r = max(r, |w − w₀|)      G = G + |g|²      w = w − η · r/√(G + ε) · g
 * </pre>
 *
 * r starts at ρ·(1 + |w₀|). The paper judges an average of the weights that favours late ones.
 *
 * @param firstStep ρ, above 0; small
 * @param epsilon ε, above 0
 */
public record DoG(double firstStep, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public DoG {
    Check.positive("firstStep", firstStep);
    Check.positive("epsilon", epsilon);
  }

  /** The paper's values: 1e-6, 1e-8. */
  public DoG() {
    this(1e-6, 1e-8);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters();
    Expr start = state.get("start", w);
    Expr first = Composites.norm(w).add(1).mul(firstStep);
    Expr distance = state.get("distance", first).max(Composites.norm(w.sub(start)));
    state.next("distance", distance);
    Expr zero = Expr.scalar(w.dtype(), 0);
    Expr squares = state.get("squares", zero).add(Composites.dot(gradient, gradient));
    state.next("squares", squares);
    Expr rate = distance.div(squares.add(epsilon).sqrt()).mul(state.learningRate());
    return w.sub(gradient.mul(rate));
  }
}
