package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Yogi (Zaheer et al. 2018, algorithm 2): Adam whose v goes towards g² by a step that does not
 * depend on how far it is, so that v does not fall fast when gradients get small,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      v = v − (1 − β₂)·sign(v − g²)·g²
 * w = w − η · m / (√v + ε)
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param initial v before the first step, 0 or more
 */
public record Yogi(double beta1, double beta2, double epsilon, double initial) implements Rule {

  /** Checks the hyperparameters. */
  public Yogi {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.notNegative("initial", initial);
  }

  /** The usual values: 0.9, 0.999, 1e-3, 1e-6. */
  public Yogi() {
    this(0.9, 0.999, 1e-3, 1e-6);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr square = gradient.square();
    Expr before = state.get("v", Expr.full(state.type(), initial));
    Expr v = state.next("v", before.sub(before.sub(square).sign().mul(square).mul(1 - beta2)));
    return Formulas.descend(state, m.div(v.sqrt().add(epsilon)));
  }
}
