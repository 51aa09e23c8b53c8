package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * LAMB, Adam for large batches (You et al. 2020, algorithm 2): the direction u of Adam with weight
 * decay, made as long as the part of the parameters that it moves,
 *
 * <pre>
 * u = m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε) + λ·w
 * w = w − η · |w|/|u| · u              1 for |w|/|u| where w or u is zero
 * </pre>
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 * @param weightDecay λ, 0 or more
 */
public record Lamb(double beta1, double beta2, double epsilon, double weightDecay) implements Rule {

  /** Checks the hyperparameters. */
  public Lamb {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    Check.notNegative("weightDecay", weightDecay);
  }

  /** The paper's values: 0.9, 0.999, 1e-6, 0.01. */
  public Lamb() {
    this(0.9, 0.999, 1e-6, 0.01);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters();
    Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, beta1));
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), beta2));
    Expr mHat = m.div(Formulas.weightSum(beta1, state));
    Expr vHat = v.div(Formulas.weightSum(beta2, state));
    Expr direction = mHat.div(vHat.sqrt().add(epsilon)).add(w.mul(weightDecay));
    Expr step = state.byParts(direction, (name, u) -> u.mul(trust(state.part(w, name), u)));
    return w.sub(step.mul(state.learningRate()));
  }

  private static Expr trust(Expr w, Expr direction) {
    Expr length = Composites.norm(w);
    Expr stride = Composites.norm(direction);
    Expr one = Expr.scalar(w.dtype(), 1);
    return length.gt(0).and(stride.gt(0)).select(length.div(stride), one);
  }
}
