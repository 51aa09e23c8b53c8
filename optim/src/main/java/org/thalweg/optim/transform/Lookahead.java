package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Lookahead (Zhang, Lucas, Hinton and Ba 2019, algorithm 1): after each k steps of the rule slow
 * weights go a part of the way to where it is, and it goes on from there,
 *
 * <pre>
 * slow = slow + α·(fast − slow)      fast = slow
 * </pre>
 *
 * The slow weights are to be used; what the rule keeps stays as it is.
 *
 * @param every k, 1 or more
 * @param part α, above 0 to 1
 */
public record Lookahead(int every, double part) implements Transform {

  /** Checks the hyperparameters. */
  public Lookahead {
    Every.check("every", every);
    Check.require(part > 0 && part <= 1, "part", part, "above 0 and at most 1, 0.5 say");
  }

  /** The paper's usual values: 5, ½. */
  public Lookahead() {
    this(5, 0.5);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr fast = rule.next(gradient, state);
      Expr due = Every.kth(every, state);
      Expr before = state.get("slow", state.parameters());
      Expr ahead = before.add(fast.sub(before).mul(part));
      Expr slow = state.next("slow", due.select(ahead, before));
      state.use(slow);
      return due.select(ahead, fast);
    };
  }
}
