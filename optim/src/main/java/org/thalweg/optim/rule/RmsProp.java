package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5; centered and with momentum: Graves 2013,
 * equations 38 to 45): gradients over the root of the mean of their late squares,
 *
 * <pre>
 * v = α·v + (1 − α)·g²      r = g / (√v + ε)      w = w − η·r
 * centered:                 m = α·m + (1 − α)·g, and v − m² under the root
 * with momentum:            b = μ·b + r, and w = w − η·b
 * </pre>
 *
 * @param decay α, 0 to below 1
 * @param epsilon ε, above 0
 * @param momentum μ, 0 to below 1
 * @param centered whether the gradients' variance takes the place of their mean square
 */
public record RmsProp(double decay, double epsilon, double momentum, boolean centered)
    implements Rule {

  /** Checks the hyperparameters. */
  public RmsProp {
    Check.decay("decay", decay);
    Check.positive("epsilon", epsilon);
    Check.decay("momentum", momentum);
  }

  /** PyTorch's values: 0.99, 1e-8, no momentum, not centered. */
  public RmsProp() {
    this(0.99, 1e-8, 0, false);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr v = state.next("v", Formulas.mean(state.get("v"), gradient.square(), decay));
    if (centered) {
      Expr m = state.next("m", Formulas.mean(state.get("m"), gradient, decay));
      v = v.sub(m.square()).max(0); // rounding may take it below
    }
    Expr direction = gradient.div(v.sqrt().add(epsilon));
    if (momentum > 0) {
      direction = state.next("velocity", state.get("velocity").mul(momentum).add(direction));
    }
    return Formulas.descend(state, direction);
  }
}
