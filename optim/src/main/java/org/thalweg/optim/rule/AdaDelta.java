package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * AdaDelta (Zeiler 2012, algorithm 1): steps have the size of late steps, d, over that of late
 * gradients, v, so that they are in the parameters' units,
 *
 * <pre>
 * v = ρ·v + (1 − ρ)·g²      Δ = √(d + ε)/√(v + ε) · g      d = ρ·d + (1 − ρ)·Δ²
 * w = w − η·Δ
 * </pre>
 *
 * The paper has no η; it is 1 there.
 *
 * @param decay ρ, 0 to below 1
 * @param epsilon ε, above 0; the first steps are about √ε long
 */
public record AdaDelta(double decay, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public AdaDelta {
    Check.decay("decay", decay);
    Check.positive("epsilon", epsilon);
  }

  /** PyTorch's values: 0.9, 1e-6. */
  public AdaDelta() {
    this(0.9, 1e-6);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), decay));
    Expr d = state.get("d");
    Expr step = d.add(epsilon).sqrt().div(v.add(epsilon).sqrt()).mul(gradient);
    state.next("d", Formulas.mean(d, step.square(), decay));
    return Formulas.descend(state, step);
  }
}
