package org.thalweg.optim.critical;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** A step off a saddle or a maximum, along which the function falls. */
public final class OffCritical {
  private static final double FIRST = 0.5;
  private static final int HALVINGS = 40;
  private static final double NOISE = 4;

  private OffCritical() {}

  /**
   * The lower place of both ways along a direction, by the longest step that leads lower by more
   * than rounding could: half the size of the point, or a half, at first.
   *
   * @param at the point
   * @param way where the function should fall
   * @return nothing where it is not lower anywhere
   */
  public static Optional<Point> along(Point at, double[] way, Evaluations f) {
    double step = FIRST * Math.max(1, Vectors.largest(at.x())) / Vectors.largest(way);
    double lower = at.value() - NOISE * Math.ulp(at.value());
    for (int i = 0; i < HALVINGS && !f.isSpent(); i++, step /= 2) {
      double[] ahead = place(at, step, way, f);
      double[] behind = place(at, -step, way, f);
      double right = f.value(ahead);
      double left = f.value(behind);
      boolean forward = !(left < right);
      if ((forward ? right : left) < lower) {
        Point point = f.at(forward ? ahead : behind);
        if (point.isFinite()) {
          return Optional.of(point);
        }
      }
    }
    return Optional.empty();
  }

  private static double[] place(Point at, double step, double[] way, Evaluations f) {
    double[] place = Vectors.sum(at.x(), step, way);
    f.problem().bounds().project(place);
    return place;
  }
}
