package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * COCOB-Backprop (Orabona and Tommasi 2017, algorithm 2): each parameter bets, for or against its
 * gradient, a part of what its earlier bets have won; no rate is left to choose. With θ the sum of
 * negative gradients, elementwise
 *
 * <pre>
 * L = max(L, |g|)      G = G + |g|      θ = θ − g
 * reward = max(reward − (w − w₁)·g, 0)
 * target = w₁ + θ/(L·max(G + L, α·L)) · (L + reward)
 * w = (1 − η)·w + η·target
 * </pre>
 *
 * The paper's η is 1; a lower one goes but a part of the way.
 *
 * @param alpha α, above 0: the first bet is at most 1/α
 */
public record Cocob(double alpha) implements Rule {

  /** Checks the hyperparameter. */
  public Cocob {
    Check.positive("alpha", alpha);
  }

  /** The paper's α, 100. */
  public Cocob() {
    this(100);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters();
    Expr start = state.get("start", w);
    Expr size = gradient.abs();
    Expr most = state.next("most", state.get("most").max(size));
    Expr sum = state.next("sum", state.get("sum").add(size));
    Expr theta = state.next("theta", state.get("theta").sub(gradient));
    Expr won = state.get("reward").sub(w.sub(start).mul(gradient)).max(0);
    Expr reward = state.next("reward", won);
    Expr bet = theta.div(most.mul(sum.add(most).max(most.mul(alpha))));
    Expr move = most.gt(0).select(bet.mul(most.add(reward)), Expr.full(w.type(), 0));
    return w.add(start.add(move).sub(w).mul(state.learningRate()));
  }
}
