package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * AMSGrad (Reddi, Kale and Kumar 2018, algorithm 2): {@link Adam}, but each parameter is divided by
 * the largest v that it has had, so that its step length never grows again,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·g      v = β₂·v + (1 − β₂)·g²      u = max(u, v)
 * w = w − η · m/(1 − β₁ᵗ) / (√(u/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * The paper leaves the two divisors 1 − βᵗ out; here they are as in PyTorch.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 */
public record AMSGrad(double beta1, double beta2, double epsilon) implements Rule {

  /** Checks the hyperparameters. */
  public AMSGrad {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  /** The usual values: 0.9, 0.999, 1e-8. */
  public AMSGrad() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr largest = state.next("largest", state.get("largest").max(v));
    Expr mHat = Formulas.unbiased(m, beta1, state);
    Expr vHat = Formulas.unbiased(largest, beta2, state);
    return Formulas.descend(state, mHat.div(vHat.sqrt().add(epsilon)));
  }
}
