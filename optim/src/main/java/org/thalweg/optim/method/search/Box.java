package org.thalweg.optim.method.search;

import java.util.SplittableRandom;
import org.thalweg.optim.problem.Bounds;

/** Where random places are drawn: within the bounds, or near the start where there are none. */
record Box(double[] lower, double[] upper) {

  static Box of(Bounds bounds, double[] start, double radius) {
    double[] lower = bounds.lower().clone();
    double[] upper = bounds.upper().clone();
    for (int i = 0; i < start.length; i++) {
      lower[i] = Double.isFinite(lower[i]) ? lower[i] : Math.min(start[i], upper[i]) - radius;
      upper[i] = Double.isFinite(upper[i]) ? upper[i] : Math.max(start[i], lower[i]) + radius;
    }
    return new Box(lower, upper);
  }

  /** A place, each as likely. */
  double[] draw(SplittableRandom random) {
    double[] x = new double[lower.length];
    for (int i = 0; i < x.length; i++) {
      double u = random.nextDouble();
      x[i] = (1 - u) * lower[i] + u * upper[i];
    }
    return x;
  }

  /** The longest side. */
  double size() {
    double size = 0;
    for (int i = 0; i < lower.length; i++) {
      size = Math.max(size, upper[i] - lower[i]);
    }
    return size;
  }
}
