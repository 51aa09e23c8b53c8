package org.thalweg.bench;

import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;

/**
 * Problem 21 of Moré, Garbow and Hillstrom, Σ 100·(x₂ᵢ − x₂ᵢ₋₁²)² + (1 − x₂ᵢ₋₁)², its gradient
 * written by hand.
 *
 * @param dimension an even number
 */
record ExtendedRosenbrock(int dimension) implements Objective {

  /** The standard start. */
  double[] start() {
    double[] x = new double[dimension];
    for (int i = 0; i < dimension; i += 2) {
      x[i] = -1.2;
      x[i + 1] = 1;
    }
    return x;
  }

  @Override
  public double value(double[] x) {
    double sum = 0;
    for (int i = 0; i < dimension; i += 2) {
      double r = x[i + 1] - x[i] * x[i];
      double s = 1 - x[i];
      sum += 100 * r * r + s * s;
    }
    return sum;
  }

  @Override
  public double valueAndGradient(double[] x, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < dimension; i += 2) {
      double r = x[i + 1] - x[i] * x[i];
      double s = 1 - x[i];
      gradient[i] = -400 * x[i] * r - 2 * s;
      gradient[i + 1] = 200 * r;
      sum += 100 * r * r + s * s;
    }
    return sum;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    FiniteDifferences.hessianVectorProduct(this, point, vector, product);
  }
}
