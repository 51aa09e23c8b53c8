package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * FTRL-Proximal (McMahan et al. 2013, algorithm 1), for sparse weights: the next parameters are
 * those that would have been best for all gradients up to now,
 *
 * <pre>
 * w = argmin over x of Σ gₛ·x + ½·Σ σₛ·(x − wₛ)² + λ₁·|x| + ½·λ₂·x²
 * n = n + g²      ηₜ = η/(β + √n)      σ₁ + … + σₜ = 1/ηₜ
 * </pre>
 *
 * The paper keeps z = Σ(gₛ − σₛ·wₛ). Here it is u = z + w/ηₜ, which is what λ₁ and λ₂ pull with at
 * w; it stays small, takes any start (the paper's is 0) and a learning rate that changes,
 *
 * <pre>
 * v = w − ηₜ·(u + g)      w = sign(v)·max(|v| − ηₜ·λ₁, 0) / (1 + ηₜ·λ₂)
 * u = −λ₁·clamp(v/(ηₜ·λ₁), −1, 1) − λ₂·w
 * </pre>
 *
 * @param beta β, above 0
 * @param l1 λ₁, 0 or more: how much a weight must be worth not to be 0
 * @param l2 λ₂, 0 or more
 */
public record FtrlProximal(double beta, double l1, double l2) implements Rule {
  /** Below any step that counts; it keeps 0/0 away. */
  private static final double TINY = 1e-30;

  /** Checks the hyperparameters. */
  public FtrlProximal {
    Check.positive("beta", beta);
    Check.notNegative("l1", l1);
    Check.notNegative("l2", l2);
  }

  /** The paper's β = 1, without λ₁ and λ₂. */
  public FtrlProximal() {
    this(1, 0, 0);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr n = state.next("n", state.get("n").add(gradient.square()));
    Expr eta = state.learningRate().div(n.sqrt().add(beta));
    Expr v = state.parameters().sub(gradient.add(state.get("u")).mul(eta));
    Expr threshold = eta.mul(l1);
    Expr next = v.sign().mul(v.abs().sub(threshold).max(0)).div(eta.mul(l2).add(1));
    Expr sign = v.div(v.abs().max(threshold).max(TINY));
    state.next("u", sign.mul(-l1).sub(next.mul(l2)));
    return next;
  }
}
