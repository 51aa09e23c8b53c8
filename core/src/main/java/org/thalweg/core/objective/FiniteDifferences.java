package org.thalweg.core.objective;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A function whose derivatives are differences of its values: for what cannot be differentiated,
 * and to check what can. A step is relative to the variable's magnitude, at least 1; it is √ε for
 * forward differences (n more values a gradient, an error of about 1e-8 of the values) and ∛ε for
 * central ones (2n more values, about 1e-10). Nocedal and Wright, Numerical Optimization, 8.1.
 *
 * <p>A variable below 1/64 may be small by nature or near 0 by chance. So a step a thousandth as
 * long is tried too, and where the two differ ever shorter ones, down to a billionth, until two
 * agree: two to four times as many values for such a variable.
 *
 * @param dimension number of variables
 * @param function f
 * @param kind which differences
 */
public record FiniteDifferences(int dimension, ToDoubleFunction<double[]> function, Kind kind)
    implements Objective {

  private static final double SMALL = 0x1p-6;
  private static final double SHORTER = 0x1p-10;
  private static final double SHORTEST = 0x1p-30;
  private static final double SLOPES_AGREE = 0x1p-18;
  private static final double ROUNDING = 8;

  /** By how little products by exact gradients differ where steps are neither long nor short. */
  private static final double AGREE = 0x1p-16;

  /** Which points a difference is taken between. */
  public enum Kind {
    /** (f(x + h) − f(x)) / h. */
    FORWARD(0x1p-26, 0x1p-6),
    /** (f(x + h) − f(x − h)) / 2h. */
    CENTRAL(0x1p-17, 0x1p-10);

    private final double step;

    /** By how little products with the Hessian differ where steps are neither long nor short. */
    private final double agree;

    Kind(double step, double agree) {
      this.step = step;
      this.agree = agree;
    }
  }

  /**
   * Checks the number of variables.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public FiniteDifferences {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "a function of " + dimension + " variables; give it at least one");
    }
  }

  @Override
  public double value(double[] point) {
    return function.applyAsDouble(point);
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    double value = value(point);
    double[] moved = point.clone();
    for (int i = 0; i < dimension; i++) {
      gradient[i] = slope(point, value, moved, i);
    }
    return value;
  }

  /**
   * How far a difference may be off because values are rounded.
   *
   * @param value of the function
   * @param at the variable
   */
  public double rounding(double value, double at) {
    return offBy(value, longest(at));
  }

  private static double offBy(double value, double h) {
    return ROUNDING * Math.ulp(value) / h;
  }

  private double longest(double at) {
    return kind.step * Math.max(1, Math.abs(at));
  }

  private double slope(double[] point, double value, double[] moved, int i) {
    double size = Math.abs(point[i]);
    double longest = longest(point[i]);
    double slope = difference(point, value, moved, i, longest);
    double shortest = Math.max(longest * SHORTEST, kind.step * size);
    if (size >= SMALL) {
      return slope;
    }
    for (double h = longest; h > shortest; ) {
      h = Math.max(h * SHORTER, shortest);
      double next = difference(point, value, moved, i, h);
      double rounding = offBy(value, h);
      if (Math.abs(next - slope) <= SLOPES_AGREE * Math.abs(next) + rounding) {
        return slope;
      }
      slope = next;
    }
    return slope;
  }

  private double difference(double[] point, double value, double[] moved, int i, double h) {
    moved[i] = point[i] + h;
    double ahead = value(moved);
    double right = moved[i];
    double difference =
        switch (kind) {
          case FORWARD -> (ahead - value) / (right - point[i]);
          case CENTRAL -> {
            moved[i] = point[i] - h;
            yield (ahead - value(moved)) / (right - moved[i]);
          }
        };
    moved[i] = point[i];
    return difference;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    hessianVectorProduct(this, point, vector, product);
  }

  /**
   * The Hessian of a function times a vector, by central differences of its gradient: for gradients
   * that are exact to rounding, or differences of values. The step moves each variable by a small
   * part of its size, at least 1, at most. Where that is much of a variable that is below 1, a
   * shorter step is taken that is not, if ever shorter ones tell that it must be: up to eight
   * gradients instead of two.
   *
   * @param product where the product is written
   * @return h of the gradients' places, point ± h·vector; 0 where the vector is
   */
  public static double hessianVectorProduct(
      Objective objective, double[] point, double[] vector, double[] product) {
    // The error of a gradient by differences is divided by the step once more: a longer one serves.
    boolean byValues = objective instanceof FiniteDifferences;
    double step = byValues ? 0x1p-10 : 0x1p-17;
    double longest = Double.POSITIVE_INFINITY;
    double own = Double.POSITIVE_INFINITY;
    for (int i = 0; i < point.length; i++) {
      double size = Math.abs(point[i]);
      if (vector[i] != 0) {
        longest = Math.min(longest, step * Math.max(1, size) / Math.abs(vector[i]));
        own = size == 0 ? own : Math.min(own, step * size / Math.abs(vector[i]));
      }
    }
    if (longest == Double.POSITIVE_INFINITY) {
      Arrays.fill(product, 0);
      return 0;
    }
    gradientDifference(objective, point, vector, longest, product);
    if (own >= longest * (byValues ? 0x1p-4 : 0x1p-9)) {
      return longest;
    }
    double shortest = Math.max(longest * SHORTEST, Math.min(own, longest));
    double agree = objective instanceof FiniteDifferences f ? f.kind.agree : AGREE;
    return byShorterSteps(objective, point, vector, longest, shortest, agree, product);
  }

  /** Takes the longest step that agrees with the next shorter one, else one that nearly does. */
  private static double byShorterSteps(
      Objective objective,
      double[] point,
      double[] vector,
      double longest,
      double shortest,
      double agree,
      double[] product) {
    double[] before = product.clone();
    double[] next = new double[product.length];
    double chosen = longest;
    double least = Double.POSITIVE_INFINITY;
    double last = longest;
    for (double h = longest; h > shortest; last = h) {
      h = Math.max(h * SHORTER, shortest);
      gradientDifference(objective, point, vector, h, next);
      double off = apart(before, next);
      if (off <= agree) {
        System.arraycopy(before, 0, product, 0, product.length);
        return last;
      }
      if (off <= least) {
        least = off;
        chosen = h;
        System.arraycopy(next, 0, product, 0, product.length);
      }
      System.arraycopy(next, 0, before, 0, next.length);
    }
    return chosen;
  }

  /** The largest difference of entries as a part of the largest entry; 1 where all are 0. */
  private static double apart(double[] a, double[] b) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      difference = Math.max(difference, Math.abs(a[i] - b[i]));
    }
    double apart = largest == 0 ? 1 : difference / largest;
    return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
  }

  private static void gradientDifference(
      Objective objective, double[] point, double[] vector, double h, double[] product) {
    double[] moved = new double[point.length];
    double[] behind = new double[point.length];
    move(point, h, vector, moved);
    objective.valueAndGradient(moved, product);
    move(point, -h, vector, moved);
    objective.valueAndGradient(moved, behind);
    for (int i = 0; i < product.length; i++) {
      product[i] = (product[i] - behind[i]) / (2 * h);
    }
  }

  private static void move(double[] point, double h, double[] vector, double[] moved) {
    for (int i = 0; i < point.length; i++) {
      moved[i] = point[i] + h * vector[i];
    }
  }
}
