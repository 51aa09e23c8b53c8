package org.thalweg.optim.transform;

import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Normal noise on the gradient, less at each step (Neelakantan et al. 2015, eq. 1): of variance
 * v/tᵞ in step t.
 *
 * @param variance v, above 0
 * @param decayExponent γ, 0 or more
 */
public record GradientNoise(double variance, double decayExponent) implements Transform {

  /** Checks the hyperparameters. */
  public GradientNoise {
    Check.positive("variance", variance);
    Check.notNegative("decayExponent", decayExponent);
  }

  /** Of the paper's values the ones in the middle: 0.3 (of 0.01, 0.3, 1), 0.55. */
  public GradientNoise() {
    this(0.3, 0.55);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr deviation = state.step().pow(-decayExponent / 2).mul(Math.sqrt(variance));
      Expr noise = state.random(Distribution.NORMAL, gradient.type());
      return rule.next(gradient.add(noise.mul(deviation)), state);
    };
  }
}
