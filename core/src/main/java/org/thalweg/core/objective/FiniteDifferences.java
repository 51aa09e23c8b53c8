package org.thalweg.core.objective;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A function whose derivatives are differences of its values: for what cannot be differentiated,
 * and to check what can. A step is relative to the variable's magnitude, at least 1; it is √ε for
 * forward differences (n more values a gradient, an error of about 1e-8 of the values) and ∛ε for
 * central ones (2n more values, about 1e-10). Nocedal and Wright, Numerical Optimization, 8.1.
 *
 * @param dimension number of variables
 * @param function f
 * @param kind which differences
 */
public record FiniteDifferences(int dimension, ToDoubleFunction<double[]> function, Kind kind)
    implements Objective {

  /** Which points a difference is taken between. */
  public enum Kind {
    /** (f(x + h) − f(x)) / h. */
    FORWARD(0x1p-26),
    /** (f(x + h) − f(x − h)) / 2h. */
    CENTRAL(0x1p-17);

    private final double step;

    Kind(double step) {
      this.step = step;
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
      double h = kind.step * Math.max(1, Math.abs(point[i]));
      moved[i] = point[i] + h;
      double ahead = value(moved);
      double right = moved[i];
      gradient[i] =
          switch (kind) {
            case FORWARD -> (ahead - value) / (right - point[i]);
            case CENTRAL -> {
              moved[i] = point[i] - h;
              yield (ahead - value(moved)) / (right - moved[i]);
            }
          };
      moved[i] = point[i];
    }
    return value;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    // The gradient's own error is divided by the step once more: a longer step serves best.
    gradientDifference(this, point, vector, 0x1p-10, product);
  }

  /**
   * The Hessian of a function times a vector, by central differences of its gradient: for gradients
   * that are exact to rounding.
   *
   * @param product where the product is written
   */
  public static void hessianVectorProduct(
      Objective objective, double[] point, double[] vector, double[] product) {
    gradientDifference(objective, point, vector, 0x1p-17, product);
  }

  private static void gradientDifference(
      Objective objective, double[] point, double[] vector, double step, double[] product) {
    double length = largest(vector);
    if (length == 0) {
      Arrays.fill(product, 0);
      return;
    }
    double h = step * Math.max(1, largest(point)) / length;
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

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
