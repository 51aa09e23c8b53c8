package org.thalweg.optim.method.search;

import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/** A whole run of one method as a part of another: down to where it settles. */
final class Descent {
  /** Of the gradient, relative: enough to tell one minimum from the next. */
  private static final double TOLERANCE = 1e-8;

  private Descent() {}

  /**
   * How a run ended.
   *
   * @param point its lowest
   * @param stuck whether no step led lower, and yet the gradient is not small
   */
  record End(Point point, boolean stuck) {}

  /**
   * The end of a run: where the gradient is small, no step leads lower, or so many steps are made.
   */
  static End run(Method method, Evaluations f, double[] from, int mostSteps, long seed) {
    return run(method, f, f.at(from), mostSteps, seed);
  }

  /** The same from a point that is known. */
  static End run(Method method, Evaluations f, Point from, int mostSteps, long seed) {
    Point best = from;
    if (!best.isFinite() && method.needsGradient()) {
      return new End(best, true);
    }
    Steps steps = method.start(f, best, seed);
    for (int i = 0; i < mostSteps && !isSmall(f, best); i++) {
      switch (steps.next()) {
        case Step.Stuck() -> {
          return new End(best, !isSmall(f, best));
        }
        case Step.Moved(Point point, double _) -> {
          if (!point.isFinite()) {
            return new End(best, true);
          }
          best = point.value() <= best.value() ? point : best;
        }
      }
    }
    return new End(best, false);
  }

  private static boolean isSmall(Evaluations f, Point point) {
    return point.isFinite() && f.hasSmallGradient(point, TOLERANCE);
  }
}
