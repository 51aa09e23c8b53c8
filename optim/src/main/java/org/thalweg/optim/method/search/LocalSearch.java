package org.thalweg.optim.method.search;

import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.descent.Accelerated;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.method.newton.LbfgsB;
import org.thalweg.optim.method.newton.OwlQn;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/**
 * The descent that searches for a global minimum repeat: by the gradient, and where that is stuck
 * lower than all before, yet not where the gradient is small, by a simplex from there.
 */
record LocalSearch(Method descent, int mostSteps) {
  /** Of the simplex beside the box: a kink is near. */
  private static final double NEAR = 0.01;

  static LocalSearch of(Problem problem, int mostSteps) {
    return new LocalSearch(descent(problem), mostSteps);
  }

  private static Method descent(Problem problem) {
    if (problem.l1() > 0) {
      return problem.bounds().any() ? new Accelerated(true) : new OwlQn();
    }
    return problem.bounds().any() ? new LbfgsB() : new Lbfgs();
  }

  /** The lower of the best point so far and the end of a descent. */
  Point run(Evaluations f, double[] from, Point best, long seed) {
    Descent.End end = Descent.run(descent, f, from, mostSteps, seed);
    if (!isLower(end.point(), best)) {
      return best;
    }
    if (!end.stuck()) {
      return end.point();
    }
    int steps = mostSteps * from.length;
    Point lower = Descent.run(new NelderMead(NEAR), f, end.point(), steps, seed).point();
    return isLower(lower, end.point()) ? known(f, lower) : end.point();
  }

  /** The point with its gradient, where there are evaluations left. */
  private static Point known(Evaluations f, Point point) {
    Point known = f.withGradient(point);
    return known.hasGradient() ? known : point;
  }

  private static boolean isLower(Point point, Point best) {
    return point.value() < best.value() || Double.isNaN(best.value());
  }
}
