package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adan, Adam with Nesterov's look-ahead through differences d of gradients (Xie et al. 2022,
 * algorithm 1, freed of its start at zero as in the authors' code),
 *
 * <pre>
 * d = g − previous g, 0 at first
 * m = β₁·m + (1 − β₁)·g      v = β₂·v + (1 − β₂)·d      n = β₃·n + (1 − β₃)·(g + β₂·d)²
 * w = (w − η · (m/(1 − β₁ᵗ) + β₂·v/(1 − β₂ᵗ)) / (√(n/(1 − β₃ᵗ)) + ε)) / (1 + η·λ)
 * </pre>
 *
 * The paper writes 1 − β for what is β here and in the authors' code.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param beta3 β₃, 0 to below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, 0 or more
 */
public record Adan(double beta1, double beta2, double beta3, double epsilon, double weightDecay)
    implements Rule {

  /** Checks the hyperparameters. */
  public Adan {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.decay("beta3", beta3);
    Check.positive("epsilon", epsilon);
    Check.notNegative("weightDecay", weightDecay);
  }

  /** The authors' values, 0.98, 0.92, 0.99 and 1e-8, without weight decay. */
  public Adan() {
    this(0.98, 0.92, 0.99, 1e-8, 0);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr first = state.step().eq(1);
    Expr change = gradient.sub(state.get("gradient"));
    Expr d = first.select(Expr.scalar(gradient.dtype(), 0), change);
    state.next("gradient", gradient);

    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), d, beta2));
    Expr square = gradient.add(d.mul(beta2)).square();
    Expr n = state.next("n", Formulas.mean(state.get("n"), square, beta3));

    Expr mHat = Formulas.unbiased(m, beta1, state);
    Expr vHat = Formulas.unbiased(v, beta2, state);
    Expr nHat = Formulas.unbiased(n, beta3, state);
    Expr direction = mHat.add(vHat.mul(beta2)).div(nHat.sqrt().add(epsilon));
    Expr shrink = state.learningRate().mul(weightDecay).add(1);
    return Formulas.descend(state, direction).div(shrink);
  }
}
