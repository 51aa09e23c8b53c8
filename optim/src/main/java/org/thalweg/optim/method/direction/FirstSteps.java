package org.thalweg.optim.method.direction;

import org.thalweg.optim.method.direction.Direction.Searched;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** First trials of line searches. */
public final class FirstSteps {
  private FirstSteps() {}

  /**
   * For directions that carry no scale: at first one that moves the point by a hundredth of its
   * size, or by 1 at most (Hager and Zhang 2006, CG_DESCENT, I0), then the one that would change
   * the function as much as the last one did, to first order (Nocedal and Wright, 3.5).
   */
  public static double unscaled(Point point, double[] direction, double slope, Searched before) {
    if (before.step() > 0) {
      return Math.min(before.step() * before.slope() / slope, 1e10 * before.step());
    }
    double size = Vectors.largest(point.x());
    double steepness = Vectors.largest(direction);
    if (size > 0) {
      return 0.01 * size / steepness;
    }
    double norm = Vectors.norm(direction);
    return point.value() != 0 ? 0.01 * Math.abs(point.value()) / (norm * norm) : 1 / norm;
  }
}
