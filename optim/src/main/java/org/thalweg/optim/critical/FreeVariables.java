package org.thalweg.optim.critical;

import java.util.Arrays;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/** The variables that neither a bound nor an l1 term holds where they are. */
final class FreeVariables {
  private final int dimension;
  private final int[] free;
  private final boolean unsure;

  FreeVariables(Problem problem, Point point) {
    dimension = point.x().length;
    int[] found = new int[dimension];
    int count = 0;
    boolean seen = false;
    for (int i = 0; i < dimension; i++) {
      double x = point.x()[i];
      boolean low = x <= problem.bounds().lower()[i];
      boolean high = x >= problem.bounds().upper()[i];
      boolean kink = problem.l1() > 0 && x == 0;
      if (!low && !high && !kink) {
        found[count++] = i;
      } else {
        double g = point.gradient()[i];
        double push = kink ? problem.l1() - Math.abs(g) : low ? g : -g;
        seen |= !(push > 0) && !(low && high);
      }
    }
    free = Arrays.copyOf(found, count);
    unsure = seen;
  }

  int count() {
    return free.length;
  }

  /** Whether all are free. */
  boolean all() {
    return free.length == dimension;
  }

  /** Whether a variable stands at a bound and yet nothing pushes it there. */
  boolean unsure() {
    return unsure;
  }

  double[] pick(double[] whole) {
    double[] picked = new double[free.length];
    for (int k = 0; k < free.length; k++) {
      picked[k] = whole[free[k]];
    }
    return picked;
  }

  double[] spread(double[] values) {
    double[] whole = new double[dimension];
    for (int k = 0; k < free.length; k++) {
      whole[free[k]] = values[k];
    }
    return whole;
  }

  /** What must vanish at a minimum. */
  double[] slopes(Problem problem, Point point) {
    double[] slopes = new double[free.length];
    Arrays.setAll(slopes, k -> problem.slope(point.x(), point.gradient(), free[k]));
    return slopes;
  }

  /** The Hessian in these variables, times a vector of them. */
  double[] product(Evaluations f, double[] x, double[] vector) {
    return pick(f.product(x, spread(vector)));
  }

  /** The Hessian in these variables. */
  double[] hessian(Evaluations f, double[] x) {
    double[] whole = f.hessian(x);
    if (all()) {
      return whole;
    }
    int n = free.length;
    double[] part = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        part[i * n + j] = whole[free[i] * dimension + free[j]];
      }
    }
    return part;
  }
}
