package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * D-Adaptation for Adam (Defazio and Mishchenko 2023, algorithm 5): d is a lower bound, raised as
 * descent goes on, of the distance from the start to the minimum, and it is the step length,
 *
 * <pre>
 * m = β₁·m + (1 − β₁)·d·η·g      v = β₂·v + (1 − β₂)·g²      A = √v + ε      β = √β₂
 * r = β·r + (1 − β)·d·η·⟨g, s/A⟩       with s of the step before
 * s = β·s + (1 − β)·d·η·g
 * d = max(d, r/((1 − β)·|s|₁))         for the next step
 * w = w − m/A
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param firstDistance d before the first step, above 0; small
 */
public record DAdaptation(double beta1, double beta2, double epsilon, double firstDistance)
    implements Rule {

  /** Checks the hyperparameters. */
  public DAdaptation {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.positive("firstDistance", firstDistance);
  }

  /** The paper's values: 0.9, 0.999, 1e-8, 1e-6. */
  public DAdaptation() {
    this(0.9, 0.999, 1e-8, 1e-6);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    double beta = Math.sqrt(beta2);
    Expr d = state.get("d", Expr.scalar(gradient.dtype(), firstDistance));
    Expr r = state.get("r", Expr.scalar(gradient.dtype(), 0));
    Expr s = state.get("s");
    Expr step = gradient.mul(d.mul(state.learningRate()));
    Expr m = state.next("m", Formulas.mean(state.get("m"), step, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr a = v.sqrt().add(epsilon);
    Expr nextR = state.next("r", Formulas.mean(r, Composites.dot(step, s.div(a)), beta));
    Expr nextS = state.next("s", Formulas.mean(s, step, beta));
    Expr size = nextS.abs().sum().mul(1 - beta);
    state.next("d", size.gt(0).select(d.max(nextR.div(size)), d));
    return state.parameters().sub(m.div(a));
  }
}
