package org.thalweg.optim.critical;

import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Vectors;

/** ½·Σ (xᵢ₊₁ − xᵢ)² with both ends held, and half the shift times Σ xᵢ². */
record Chain(int dimension, double shift) implements Objective {
  @Override
  public double value(double[] x) {
    return valueAndGradient(x, new double[dimension]);
  }

  @Override
  public double valueAndGradient(double[] x, double[] gradient) {
    hessianVectorProduct(x, x, gradient);
    return Vectors.dot(x, gradient) / 2;
  }

  @Override
  public void hessianVectorProduct(double[] x, double[] v, double[] product) {
    for (int i = 0; i < dimension; i++) {
      double left = i == 0 ? 0 : v[i - 1];
      double right = i == dimension - 1 ? 0 : v[i + 1];
      product[i] = (2 + shift) * v[i] - left - right;
    }
  }
}
