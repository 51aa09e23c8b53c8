package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.State;

/** Steps k, 2·k, 3·k, …. */
final class Every {
  private Every() {}

  static void check(String name, int k) {
    Check.require(k >= 1, name, k, "1 or more");
  }

  /** Whether this step is one of them, a scalar. */
  static Expr kth(int k, State state) {
    Expr step = state.step();
    return step.div(k).floor().mul(k).eq(step);
  }
}
