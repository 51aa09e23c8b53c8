package org.thalweg.optim.method.newton;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.optim.linesearch.LineSearch.Found;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * A step that keeps within bounds and meets the strong Wolfe conditions, or the longest one if the
 * function still falls there. The ends of the interval that is searched keep their order: at the
 * near one the function has fallen enough and goes on falling, up to the far one it rises, if there
 * is a far one yet. The next trial is where the cubic through values and slopes at the ends is
 * lowest (Nocedal and Wright 2006, Numerical Optimization, equation 3.59). At a kink no slope is
 * small: there, as in {@link org.thalweg.optim.linesearch.StrongWolfe}, the weak Wolfe conditions
 * are enough after some trials.
 */
final class FeasibleSearch {
  private static final double DECREASE = 1e-3;
  private static final double CURVATURE = 0.9;

  /** What two values may differ by that rounding alone could make differ, relative to them. */
  private static final double NOISE = 1e-15;

  private static final double GREATEST = 1e10;
  private static final int MOST = 30;

  /** After so many trials the weak conditions are enough. */
  private static final int PATIENCE = 8;

  /** What is nearer to a bound, relative to both, is at it but for rounding. */
  private static final double NEAR = 4.5e-16;

  private final Evaluations f;
  private final Bounds bounds;

  FeasibleSearch(Evaluations f) {
    this.f = f;
    bounds = f.problem().bounds();
  }

  /** An end of the interval. */
  private record End(Point point, double t, double slope) {
    double value() {
      return point.value();
    }
  }

  /**
   * Searches.
   *
   * @param way in which the function falls; once along it all is within bounds
   * @param first multiple of it to try first, above 0
   * @param most multiple not to go beyond, unless bounds allow less
   */
  Optional<Found> along(Point from, double[] way, double first, double most) {
    double slope = Vectors.dot(from.gradient(), way);
    if (!(slope < 0) || slope == Double.NEGATIVE_INFINITY) {
      return Optional.empty();
    }
    double longest = Math.min(most, longest(from, way));
    End near = new End(from, 0, slope);
    Optional<End> far = Optional.empty();
    Optional<End> weak = Optional.empty();
    double wall = Double.POSITIVE_INFINITY;
    double t = Math.min(first, longest);
    for (int trial = 0; trial < (weak.isEmpty() ? MOST : PATIENCE) && !f.isSpent(); trial++) {
      double[] x = place(from, way, t);
      if (isAt(x, near) || far.isPresent() && isAt(x, far.get())) {
        break;
      }
      Point point = f.at(x);
      double next;
      if (!point.isFinite()) {
        if (point.value() == Double.NEGATIVE_INFINITY) {
          return Optional.of(new Found(point, t));
        }
        wall = t;
        next = near.t + (t - near.t) / 10;
      } else {
        End end = new End(point, t, Vectors.dot(point.gradient(), way));
        boolean enough = end.value() <= from.value() + DECREASE * t * slope;
        if (isGood(from, slope, end, enough) || enough && t >= longest && end.slope < 0) {
          return Optional.of(new Found(point, t));
        }
        if (enough && end.slope >= CURVATURE * slope && end.value() < weak.orElse(near).value()) {
          weak = Optional.of(end);
        }
        if (!enough || end.value() > near.value() || end.slope >= 0) {
          far = Optional.of(end);
          next = between(near, end);
        } else {
          next = far.isPresent() ? between(end, far.get()) : beyond(near, end);
          near = end;
        }
      }
      t = Math.min(longest, next >= wall ? near.t + (wall - near.t) / 2 : next);
    }
    End best = weak.orElse(near);
    return best.t > 0 ? Optional.of(new Found(best.point, best.t)) : Optional.empty();
  }

  private static boolean isAt(double[] x, End end) {
    return Arrays.equals(x, end.point.x());
  }

  private static boolean isGood(Point from, double slope, End end, boolean enough) {
    boolean flat = Math.abs(end.slope) <= -CURVATURE * slope;
    boolean same = end.value() <= from.value() + NOISE * Math.abs(from.value());
    // Where values differ by rounding alone, slopes decide (Hager and Zhang 2005).
    return flat && (enough || same && end.slope <= -0.8 * slope);
  }

  /** The longest multiple of a way that keeps within bounds, or what is beyond all measure. */
  private double longest(Point from, double[] way) {
    double longest = GREATEST;
    for (int i = 0; i < way.length; i++) {
      double x = from.x()[i];
      if (way[i] != 0) {
        double room = way[i] > 0 ? bounds.upper()[i] - x : bounds.lower()[i] - x;
        longest = Math.min(longest, room / way[i]);
      }
    }
    return Math.max(1, longest);
  }

  private double[] place(Point from, double[] way, double t) {
    double[] x = Vectors.sum(from.x(), t, way);
    for (int i = 0; i < x.length; i++) {
      double bound = way[i] > 0 ? bounds.upper()[i] : bounds.lower()[i];
      double near = NEAR * Math.max(Math.abs(from.x()[i]), Math.abs(bound));
      double room = way[i] > 0 ? bound - x[i] : x[i] - bound;
      if (way[i] != 0 && Double.isFinite(bound) && room <= near) {
        x[i] = bound;
      }
    }
    return x;
  }

  private static double between(End near, End far) {
    double width = far.t - near.t;
    double lowest = cubic(near, far);
    return Double.isNaN(lowest)
        ? near.t + width / 2
        : Math.clamp(lowest, near.t + 0.02 * width, far.t - 0.1 * width);
  }

  private static double beyond(End before, End end) {
    double width = end.t - before.t;
    double lowest = cubic(before, end);
    return lowest > end.t
        ? Math.clamp(lowest, end.t + 1.1 * width, end.t + 4 * width)
        : end.t + 4 * width;
  }

  private static double cubic(End a, End b) {
    double d1 = a.slope + b.slope - 3 * (b.value() - a.value()) / (b.t - a.t);
    double d2 = Math.sqrt(d1 * d1 - a.slope * b.slope);
    return b.t - (b.t - a.t) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
  }
}
