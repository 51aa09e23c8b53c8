package org.thalweg.optim.problem;

import java.util.Arrays;

/**
 * A least and a greatest value for each variable; infinite where there is none.
 *
 * @param lower least values
 * @param upper greatest values
 */
public record Bounds(double[] lower, double[] upper) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the numbers differ, or one interval is empty
   */
  public Bounds {
    lower = lower.clone();
    upper = upper.clone();
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          lower.length + " lower bounds and " + upper.length + " upper ones; give as many");
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] <= upper[i])) {
        throw new IllegalArgumentException(
            "variable %d has bounds %s to %s; the lower one must not be above the upper one"
                .formatted(i + 1, lower[i], upper[i]));
      }
    }
  }

  /** No bounds. */
  public static Bounds none(int dimension) {
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    return new Bounds(lower, upper);
  }

  /** The same bounds for all variables. */
  public static Bounds box(int dimension, double lower, double upper) {
    Bounds bounds = none(dimension);
    Arrays.fill(bounds.lower, lower);
    Arrays.fill(bounds.upper, upper);
    return new Bounds(bounds.lower, bounds.upper);
  }

  /** Whether any bound is finite. */
  public boolean any() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] > Double.NEGATIVE_INFINITY || upper[i] < Double.POSITIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }

  /** Whether all bounds are finite, so that points can be drawn between them. */
  public boolean all() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] == Double.NEGATIVE_INFINITY || upper[i] == Double.POSITIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }

  /** The nearest value of variable {@code i} within its bounds. */
  public double clamp(int i, double value) {
    return Math.max(lower[i], Math.min(upper[i], value));
  }

  /** Moves a point to the nearest one within the bounds, in place. */
  public void project(double[] point) {
    for (int i = 0; i < point.length; i++) {
      point[i] = clamp(i, point[i]);
    }
  }
}
