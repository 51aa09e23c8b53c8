package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Resilient propagation, for gradients of all the data at once (Riedmiller and Braun 1993; the form
 * without going back, iRprop⁻: Igel and Hüsken 2000, algorithm 2). Each parameter has a step size s
 * of its own, which grows while its gradient keeps its sign and shrinks when the sign changes,
 *
 * <pre>
 * s = clamp(s·η⁺)      where g·h &gt; 0
 * s = clamp(s·η⁻)      where g·h &lt; 0, and g = 0 there
 * w = w − η·s·sign(g)      h = g
 * </pre>
 *
 * Sizes are in units of the learning rate η and are 1 at first.
 *
 * @param shrink η⁻, above 0 and below 1
 * @param grow η⁺, above 1
 * @param least size, above 0 and at most 1
 * @param most size, at least 1
 */
public record Rprop(double shrink, double grow, double least, double most) implements Rule {

  /** Checks the hyperparameters. */
  public Rprop {
    Check.require(shrink > 0 && shrink < 1, "shrink", shrink, "above 0 and below 1, 0.5 say");
    Check.require(grow > 1 && Double.isFinite(grow), "grow", grow, "above 1, 1.2 say");
    Check.require(least > 0 && least <= 1, "least", least, "above 0 and at most 1");
    Check.require(most >= 1 && Double.isFinite(most), "most", most, "1 or more");
  }

  /** PyTorch's values at its learning rate of 0.01: 0.5, 1.2, sizes from 1e-4 to 5000. */
  public Rprop() {
    this(0.5, 1.2, 1e-4, 5000);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr one = Expr.scalar(gradient.dtype(), 1);
    Expr turn = gradient.mul(state.get("gradient"));
    Expr factor = turn.gt(0).select(one.mul(grow), turn.lt(0).select(one.mul(shrink), one));
    Expr before = state.get("size", Expr.full(state.type(), 1));
    Expr size = state.next("size", before.mul(factor).max(least).min(most));
    Expr kept =
        state.next("gradient", turn.lt(0).select(Expr.scalar(gradient.dtype(), 0), gradient));
    return Formulas.descend(state, size.mul(kept.sign()));
  }
}
