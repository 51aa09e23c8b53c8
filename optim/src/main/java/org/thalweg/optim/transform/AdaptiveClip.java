package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;
import org.thalweg.optim.step.Transform;

/**
 * Adaptive gradient clipping (AGC; Brock, De, Smith and Simonyan 2021, eq. 3): the gradient of each
 * unit is made no longer than a part λ of the unit's weights,
 *
 * <pre>
 * g = g · min(1, λ · max(|w|, ε)/|g|)
 * </pre>
 *
 * A unit is a column, along the last axis, of an array of two or more axes; a part of fewer axes is
 * one unit.
 *
 * @param ratio λ, above 0
 * @param leastNorm ε, above 0: weights that are zero can move
 */
public record AdaptiveClip(double ratio, double leastNorm) implements Transform {

  /** Checks the hyperparameters. */
  public AdaptiveClip {
    Check.positive("ratio", ratio);
    Check.positive("leastNorm", leastNorm);
  }

  /** The paper's values: 0.01, 0.001. */
  public AdaptiveClip() {
    this(0.01, 1e-3);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) ->
        rule.next(state.byParts(gradient, (name, g) -> clipped(g, state, name)), state);
  }

  private Expr clipped(Expr gradient, State state, String name) {
    Expr g = units(gradient);
    Expr allowed = norms(units(state.part(state.parameters(), name))).max(leastNorm).mul(ratio);
    Expr factor = allowed.div(norms(g)).min(1);
    return g.mul(factor.insertAxis(0)).reshape(gradient.shape());
  }

  /** A matrix with a column for each unit. */
  private static Expr units(Expr part) {
    int columns = part.shape().rank() < 2 ? 1 : part.shape().dim(-1);
    return part.reshape(part.shape().size() / columns, columns);
  }

  private static Expr norms(Expr units) {
    return units.square().sum(0).sqrt();
  }
}
