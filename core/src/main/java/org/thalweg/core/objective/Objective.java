package org.thalweg.core.objective;

import java.util.Optional;

/**
 * A function of n real variables to be made small, with its derivatives. Points, gradients and
 * vectors are arrays of n numbers; a point is never written to. A value or derivative that does not
 * exist is NaN or infinite, never an exception. One thread at a time.
 */
public interface Objective {

  /** Number of variables, n. */
  int dimension();

  /** f at a point. */
  double value(double[] point);

  /**
   * f and its gradient at a point.
   *
   * @param gradient where the gradient is written
   * @return f
   */
  double valueAndGradient(double[] point, double[] gradient);

  /**
   * The Hessian at a point, times a vector.
   *
   * @param product where the product is written
   */
  void hessianVectorProduct(double[] point, double[] vector, double[] product);

  /**
   * The Hessian at a point, by n products unless there is a better way.
   *
   * @param hessian where it is written: n×n numbers, symmetric
   */
  default void hessian(double[] point, double[] hessian) {
    int n = dimension();
    double[] unit = new double[n];
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      unit[i] = 1;
      hessianVectorProduct(point, unit, column);
      System.arraycopy(column, 0, hessian, i * n, n);
      unit[i] = 0;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (hessian[i * n + j] + hessian[j * n + i]) / 2;
        hessian[i * n + j] = mean;
        hessian[j * n + i] = mean;
      }
    }
  }

  /** Where f is the sum of squares of residuals: these. */
  default Optional<Residuals> residuals() {
    return Optional.empty();
  }
}
