package org.thalweg.optim.minimize;

import org.thalweg.optim.Check;

/**
 * When to stop.
 *
 * @param tolerance of the {@linkplain org.thalweg.optim.problem.Problem#relativeGradient relative
 *     gradient}
 * @param iterations at most
 * @param evaluations of the function at most
 */
public record Limits(double tolerance, int iterations, long evaluations) {
  private static final int ITERATIONS = 100_000;
  private static final long EVALUATIONS = 10_000_000;

  /** Checks the numbers. */
  public Limits {
    Check.notNegative("tolerance", tolerance);
    Check.atLeast("iterations", iterations, 0);
    Check.atLeast("evaluations", evaluations, 1);
  }

  /** Tolerance 1e-8, 100,000 iterations, 10 million evaluations. */
  public static Limits defaults() {
    return new Limits(1e-8, ITERATIONS, EVALUATIONS);
  }
}
