package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Bottou's rate for a loss with a ridge λ: ηₜ = 1/(λ·(t₀ + t)), here as a part of η₀ = 1/(λ·t₀)
 * (Bottou 2012, "Stochastic gradient descent tricks", section 5.2; "optimal" in scikit-learn).
 *
 * @param ridge λ, above 0
 * @param first η₀, the highest learning rate
 */
public record Optimal(double ridge, double first) implements Schedule {
  /** Checks the numbers. */
  public Optimal {
    Check.above("ridge", ridge, 0);
    Check.above("first", first, 0);
  }

  @Override
  public double at(long step) {
    return 1 / (1 + ridge * first * step);
  }
}
