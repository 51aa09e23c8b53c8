package org.thalweg.optim.linesearch;

import java.util.Optional;
import org.thalweg.optim.Check;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * Backtracking (Armijo 1966): steps are made shorter until φ(t) ≤ φ(0) + c·t·φ'(0). The next step
 * is where the parabola through φ(0), φ'(0), φ(t) is lowest, at least a tenth and at most half of
 * the last (Nocedal and Wright, Numerical Optimization, 3.5).
 *
 * @param decrease c, above 0 and below 1
 */
public record Armijo(double decrease) implements LineSearch {
  private static final double SHORTEST = 0.1;
  private static final double LONGEST = 0.5;

  /** Checks c. */
  public Armijo {
    Check.require(decrease > 0 && decrease < 1, "decrease", decrease, "above 0 and below 1");
  }

  /** c = 1e-4. */
  public Armijo() {
    this(1e-4);
  }

  @Override
  public Optional<Found> search(Evaluations f, Point from, double[] direction, double first) {
    Ray ray = new Ray(f, from, direction);
    double least = ray.least();
    double t = first;
    while (t > least && !f.isSpent()) {
      double value = ray.value(t);
      if (value <= from.value() + decrease * t * ray.slope()) {
        Point point = ray.at(t);
        if (point.isFinite()) {
          return Optional.of(new Found(point, t));
        }
        value = Double.NaN;
      }
      double lowest = -ray.slope() * t * t / (2 * (value - from.value() - t * ray.slope()));
      boolean within = lowest >= SHORTEST * t && lowest <= LONGEST * t;
      t = within ? lowest : lowest > LONGEST * t ? LONGEST * t : SHORTEST * t;
    }
    return Optional.empty();
  }
}
