package org.thalweg.optim.problem;

import org.thalweg.core.objective.Objective;

/**
 * What is to be minimized: f(x) + λ·Σ|xᵢ| over the x within bounds.
 *
 * @param objective f
 * @param bounds least and greatest values of x
 * @param l1 λ, 0 or more
 */
public record Problem(Objective objective, Bounds bounds, double l1) {

  /**
   * Checks that sizes fit.
   *
   * @throws IllegalArgumentException if there are not as many bounds as variables, or λ is negative
   */
  public Problem {
    if (bounds.lower().length != objective.dimension()) {
      throw new IllegalArgumentException(
          "bounds for %d variables, the function has %d"
              .formatted(bounds.lower().length, objective.dimension()));
    }
    if (!(l1 >= 0) || l1 == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("l1 is " + l1 + "; it must be 0 or more, 0.1 say");
    }
  }

  /** A function alone. */
  public static Problem of(Objective objective) {
    return new Problem(objective, Bounds.none(objective.dimension()), 0);
  }

  /** Number of variables. */
  public int dimension() {
    return objective.dimension();
  }

  /** Whether there is nothing but a smooth function. */
  public boolean isSmoothAndFree() {
    return l1 == 0 && !bounds.any();
  }

  /** λ·Σ|xᵢ|. */
  public double penalty(double[] x) {
    if (l1 == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : x) {
      sum += Math.abs(value);
    }
    return l1 * sum;
  }

  /**
   * What must vanish at a minimum: for each variable, the slope of the whole along it in the
   * direction that lowers it and stays within the bounds; 0 where there is none. Without bounds and
   * λ it is the gradient. With bounds alone its zeros are those of the projected gradient, with λ
   * alone it is the subgradient of least norm.
   */
  public double slope(double[] x, double[] gradient, int i) {
    double up = gradient[i];
    double down = gradient[i];
    if (l1 > 0) {
      up += x[i] >= 0 ? l1 : -l1;
      down += x[i] <= 0 ? -l1 : l1;
    }
    if (up < 0) {
      return x[i] < bounds.upper()[i] ? up : 0;
    }
    if (down > 0) {
      return x[i] > bounds.lower()[i] ? down : 0;
    }
    return Double.isNaN(up) ? up : 0;
  }

  /**
   * The slopes at a point whose gradient is known; the gradient itself, not a copy, where there are
   * neither bounds nor λ.
   */
  public double[] slopes(Point point) {
    if (isSmoothAndFree()) {
      return point.gradient();
    }
    double[] slopes = new double[point.x().length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = slope(point.x(), point.gradient(), i);
    }
    return slopes;
  }

  /**
   * The relative gradient at a point, max |slope|·max(|xᵢ|, 1)/max(|f|, 1) (Dennis and Schnabel
   * 1983, 7.2.5): how much the function would change, as a part of itself, were a variable changed
   * by its own size. NaN where the gradient is not known.
   */
  public double relativeGradient(Point point) {
    if (!point.hasGradient()) {
      return Double.NaN;
    }
    double[] slopes = slopes(point);
    double largest = 0;
    for (int i = 0; i < slopes.length; i++) {
      largest = Math.max(largest, Math.abs(slopes[i]) * Math.max(1, Math.abs(point.x()[i])));
    }
    return largest / Math.max(1, Math.abs(point.value()));
  }
}
