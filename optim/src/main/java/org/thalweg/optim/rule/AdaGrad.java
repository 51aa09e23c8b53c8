package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * AdaGrad (Duchi, Hazan and Singer 2011, figure 1, diagonal form): each parameter's step is divided
 * by the root of the sum of its squared gradients,
 *
 * <pre>
 * s = s + g²      w = w − η · g / (√s + ε)
 * </pre>
 *
 * @param initial s before the first step, 0 or more
 * @param epsilon ε, above 0
 */
public record AdaGrad(double initial, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public AdaGrad {
    Check.notNegative("initial", initial);
    Check.positive("epsilon", epsilon);
  }

  /** PyTorch's values: 0, 1e-10. */
  public AdaGrad() {
    this(0, 1e-10);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr before = state.get("sum", Expr.full(state.type(), initial));
    Expr sum = state.next("sum", before.add(gradient.square()));
    return Formulas.descend(state, gradient.div(sum.sqrt().add(epsilon)));
  }
}
