package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Prodigy (Mishchenko and Defazio 2023, algorithm 4): {@linkplain DAdaptation D-Adaptation} whose
 * bound d of the distance from the start w₀ to the minimum rises sooner,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·d·g      v = β₂·v + (1 − β₂)·d²·g²      β = √β₂
 * r = β·r + (1 − β)·η·d²·⟨g, w₀ − w⟩
 * s = β·s + (1 − β)·η·d²·g
 * w = w − η·d·m/(√v + d·ε)
 * d = max(d, r/|s|₁)                   for the next step
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param firstDistance d before the first step, above 0; small
 */
public record Prodigy(double beta1, double beta2, double epsilon, double firstDistance)
    implements Rule {

  /** Checks the hyperparameters. */
  public Prodigy {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.positive("firstDistance", firstDistance);
  }

  /** The paper's values: 0.9, 0.999, 1e-8, 1e-6. */
  public Prodigy() {
    this(0.9, 0.999, 1e-8, 1e-6);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    double beta = Math.sqrt(beta2);
    Expr rate = state.learningRate();
    Expr w = state.parameters();
    Expr start = state.get("start", w);
    Expr d = state.get("d", Expr.scalar(gradient.dtype(), firstDistance));
    Expr r = state.get("r", Expr.scalar(gradient.dtype(), 0));
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient.mul(d), beta1));
    Expr square = gradient.mul(d).square();
    Expr v = state.next("v", Formulas.mean(state.get("v"), square, beta2));
    Expr weight = d.square().mul(rate);
    Expr gain = Composites.dot(gradient, start.sub(w)).mul(weight);
    Expr nextR = state.next("r", Formulas.mean(r, gain, beta));
    Expr s = state.next("s", Formulas.mean(state.get("s"), gradient.mul(weight), beta));
    Expr size = s.abs().sum();
    state.next("d", size.gt(0).select(d.max(nextR.div(size)), d));
    return w.sub(m.div(v.sqrt().add(d.mul(epsilon))).mul(d.mul(rate)));
  }
}
