package org.thalweg.core.objective;

import java.util.function.ToDoubleFunction;

/**
 * A function with a gradient written by hand. Products with its Hessian are differences of
 * gradients.
 *
 * @param dimension number of variables
 * @param function f
 * @param gradient writes the gradient at its first argument to its second
 */
public record HandWritten(int dimension, ToDoubleFunction<double[]> function, Gradient gradient)
    implements Objective {

  /** A gradient. */
  @FunctionalInterface
  public interface Gradient {
    /** Writes the gradient at {@code point} to {@code gradient}. */
    void at(double[] point, double[] gradient);
  }

  /**
   * Checks the number of variables.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public HandWritten {
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
    this.gradient.at(point, gradient);
    return value(point);
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    FiniteDifferences.hessianVectorProduct(this, point, vector, product);
  }
}
