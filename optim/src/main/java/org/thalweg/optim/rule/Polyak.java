package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * The stochastic Polyak step, bounded (SPS_max; Loizou, Vaswani, Laradji and Lacoste-Julien 2021,
 * eq. 3): as far as a straight line would need to go down to the least loss f*,
 *
 * <pre>
 * w = w − η · min((f − f*) / (c·|g|²), b) · g
 * </pre>
 *
 * It looks at the loss of the batch, so it is for losses whose least value on a batch is known: 0,
 * as a rule, where a model can fit all data.
 *
 * @param fraction c, above 0; below ½ a step may go past the minimum
 * @param bound b, the longest step in terms of the gradient, above 0
 * @param leastLoss f*, finite
 */
public record Polyak(double fraction, double bound, double leastLoss) implements Rule {

  /** Checks the hyperparameters. */
  public Polyak {
    Check.positive("fraction", fraction);
    Check.positive("bound", bound);
    Check.require(Double.isFinite(leastLoss), "leastLoss", leastLoss, "finite, 0 say");
  }

  /** The paper's values: ½, 1, 0. */
  public Polyak() {
    this(0.5, 1, 0);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr slope = Composites.dot(gradient, gradient);
    Expr excess = state.loss().sub(leastLoss).max(0);
    Expr step = excess.div(slope.mul(fraction)).min(bound);
    Expr rate = slope.eq(0).select(slope, step).mul(state.learningRate());
    return state.parameters().sub(gradient.mul(rate));
  }
}
