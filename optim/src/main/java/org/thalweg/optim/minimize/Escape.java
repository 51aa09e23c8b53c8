package org.thalweg.optim.minimize;

import java.util.Optional;
import org.thalweg.optim.critical.CriticalPoint;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** A step off a saddle or a maximum, along which the function falls. */
final class Escape {
  private static final double FIRST = 0.5;
  private static final int HALVINGS = 40;

  private Escape() {}

  /**
   * The lower of both ways, with the longest step that leads lower: half the size of the point, or
   * a half, at first.
   */
  static Optional<Point> from(Point saddle, CriticalPoint critical, Evaluations f) {
    double step = FIRST * Math.max(1, Vectors.largest(saddle.x()));
    for (int i = 0; i < HALVINGS && !f.isSpent(); i++, step /= 2) {
      double[] ahead = place(saddle, step, critical, f);
      double[] behind = place(saddle, -step, critical, f);
      double left = f.value(behind);
      double right = f.value(ahead);
      boolean forward = !(left < right);
      if ((forward ? right : left) < saddle.value()) {
        Point point = f.at(forward ? ahead : behind);
        if (point.isFinite()) {
          return Optional.of(point);
        }
      }
    }
    return Optional.empty();
  }

  private static double[] place(
      Point saddle, double step, CriticalPoint critical, Evaluations f) {
    double[] place = Vectors.sum(saddle.x(), step, critical.escape());
    f.problem().bounds().project(place);
    return place;
  }
}
