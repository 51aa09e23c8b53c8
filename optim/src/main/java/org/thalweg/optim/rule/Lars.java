package org.thalweg.optim.rule;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Layer-wise adaptive rate scaling (You, Gitman and Ginsburg 2017, algorithm 1): momentum, with a
 * rate for each part of the parameters that makes its step a part of its own length,
 *
 * <pre>
 * λ = trust · |w| / (|g| + β·|w|)      1 where w or g is zero
 * v = μ·v + η·λ·(g + β·w)              w = w − v
 * </pre>
 *
 * @param momentum μ, 0 to below 1
 * @param weightDecay β, 0 or more
 * @param trust how far a step may go, as a part of |w|, above 0
 */
public record Lars(double momentum, double weightDecay, double trust) implements Rule {

  /** Checks the hyperparameters. */
  public Lars {
    Check.decay("momentum", momentum);
    Check.notNegative("weightDecay", weightDecay);
    Check.positive("trust", trust);
  }

  /** The paper's values: 0.9, 0.0005, 0.001. */
  public Lars() {
    this(0.9, 0.0005, 0.001);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr scaled = state.byParts(gradient, (name, g) -> scaled(g, state, name));
    Expr step = scaled.mul(state.learningRate());
    Expr velocity = state.next("velocity", state.get("velocity").mul(momentum).add(step));
    return state.parameters().sub(velocity);
  }

  private Expr scaled(Expr gradient, State state, String name) {
    Expr w = state.part(state.parameters(), name);
    Expr length = Composites.norm(w);
    Expr slope = Composites.norm(gradient);
    Expr ratio = length.mul(trust).div(slope.add(length.mul(weightDecay)));
    Expr one = Expr.scalar(w.dtype(), 1);
    Expr rate = length.gt(0).and(slope.gt(0)).select(ratio, one);
    return gradient.add(w.mul(weightDecay)).mul(rate);
  }
}
