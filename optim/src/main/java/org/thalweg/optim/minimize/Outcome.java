package org.thalweg.optim.minimize;

import java.util.Optional;
import org.thalweg.optim.critical.CriticalPoint;

/**
 * How a run ended.
 *
 * @param point the lowest found
 * @param value of the function there
 * @param gradientNorm Euclidean norm of what must vanish at a minimum: the gradient, where bounds
 *     and l1 leave nothing out; NaN where it is not known
 * @param iterations steps made
 * @param functionEvaluations values of the function that were computed
 * @param gradientEvaluations gradients that were computed
 * @param method and why it was taken
 * @param stop why the run ended
 * @param critical what kind of point it is; nothing where the gradient is not small, or nobody
 *     asked
 */
public record Outcome(
    double[] point,
    double value,
    double gradientNorm,
    int iterations,
    long functionEvaluations,
    long gradientEvaluations,
    Choice method,
    Stop stop,
    Optional<CriticalPoint> critical) {

  /** Whether the gradient is small where the run ended. */
  public boolean converged() {
    return stop.converged();
  }
}
