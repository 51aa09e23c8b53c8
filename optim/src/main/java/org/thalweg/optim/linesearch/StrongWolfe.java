package org.thalweg.optim.linesearch;

import java.util.Optional;
import org.thalweg.optim.Check;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * A step with φ(t) ≤ φ(0) + c₁·t·φ'(0) and |φ'(t)| ≤ c₂·|φ'(0)|, the strong Wolfe conditions, by
 * the method of Moré and Thuente (1994, Line search algorithms with guaranteed sufficient
 * decrease): an interval that holds such a step shrinks around it, by the lowest points of cubics
 * and parabolas through values and slopes at its ends. Near a minimum, where values differ by
 * rounding alone, slopes decide: the approximate Wolfe conditions of Hager and Zhang (2005), (2·c₁
 * − 1)·φ'(0) ≥ φ'(t) ≥ c₂·φ'(0), are enough where φ(t) is no higher than φ(0) but for rounding.
 *
 * <p>At a kink no step has a small slope. After {@value #PATIENCE} trials the lowest one beyond
 * which the function rises, or falls less steeply than at first, is enough: the weak Wolfe
 * conditions, with which quasi-Newton methods find their way along kinks (Lewis and Overton 2013,
 * Nonsmooth optimization via quasi-Newton methods).
 *
 * @param decrease c₁, above 0
 * @param curvature c₂, above c₁ and below 1; near 0 for an exact search, at whose end the new
 *     gradient is orthogonal to the direction
 */
public record StrongWolfe(double decrease, double curvature) implements LineSearch {
  private static final int MOST = 60;
  private static final int PATIENCE = 15;
  private static final double GREATEST = 1e100;

  /** Checks the constants. */
  public StrongWolfe {
    Check.require(decrease > 0 && decrease < 0.5, "decrease", decrease, "above 0 and below 0.5");
    Check.require(curvature > 0 && curvature < 1, "curvature", curvature, "above 0 and below 1");
  }

  /** For quasi-Newton directions: c₁ = 1e-4, c₂ = 0.9. */
  public static StrongWolfe loose() {
    return new StrongWolfe(1e-4, 0.9);
  }

  /** For conjugate directions: c₁ = 1e-4, c₂ = 0.1. */
  public static StrongWolfe tight() {
    return new StrongWolfe(1e-4, 0.1);
  }

  /** Exact but for rounding: the slope falls to 1e-9 of what it was. */
  public static StrongWolfe exact() {
    return new StrongWolfe(1e-10, 1e-9);
  }

  @Override
  public Optional<Found> search(Evaluations f, Point from, double[] direction, double first) {
    Ray ray = new Ray(f, from, direction);
    if (!(ray.slope() < 0)) {
      return Optional.empty();
    }
    Bracket bracket = new Bracket(from.value(), ray.slope(), decrease);
    double least = ray.least();
    double t = first;
    Optional<Found> lowest = Optional.empty();
    Optional<Found> weak = Optional.empty();
    for (int i = 0; i < (weak.isEmpty() ? MOST : PATIENCE); i++) {
      if (!(t > least && t < GREATEST) || f.isSpent()) {
        break;
      }
      Point point = ray.at(t);
      if (!point.isFinite()) {
        if (point.value() == Double.NEGATIVE_INFINITY) {
          return Optional.of(new Found(point, t));
        }
        t = bracket.beyondReach(t);
        continue;
      }
      double slope = ray.slope(point);
      if (isGood(ray, from, point, t, slope)) {
        return Optional.of(new Found(point, t));
      }
      if (isLower(point, lowest, from)) {
        lowest = Optional.of(new Found(point, t));
      }
      boolean enough = point.value() <= from.value() + decrease * t * ray.slope();
      if (enough && slope >= curvature * ray.slope() && isLower(point, weak, from)) {
        weak = Optional.of(new Found(point, t));
      }
      if (bracket.isClosed()) {
        break;
      }
      t = bracket.next(t, point.value(), slope);
    }
    // Where no step meets any conditions, one that leads lower serves all the same.
    return weak.isPresent() ? weak : lowest;
  }

  private static boolean isLower(Point point, Optional<Found> found, Point from) {
    return point.value() < found.map(Found::point).orElse(from).value();
  }

  private boolean isGood(Ray ray, Point from, Point point, double t, double slope) {
    boolean flat = Math.abs(slope) <= -curvature * ray.slope();
    if (point.value() <= from.value() + decrease * t * ray.slope()) {
      return flat;
    }
    return point.value() <= from.value() + ray.noise()
        && slope >= curvature * ray.slope()
        && slope <= (2 * Math.min(decrease, 0.1) - 1) * ray.slope()
        && flat;
  }
}
