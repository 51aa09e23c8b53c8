package org.thalweg.optim.critical;

/** ½·Σ (xᵢ₊₁ − xᵢ)² with both ends held, and half the shift times Σ xᵢ². */
record Chain(int dimension, double shift) implements QuadraticForm {
  @Override
  public void hessianVectorProduct(double[] x, double[] v, double[] product) {
    for (int i = 0; i < dimension; i++) {
      double left = i == 0 ? 0 : v[i - 1];
      double right = i == dimension - 1 ? 0 : v[i + 1];
      product[i] = (2 + shift) * v[i] - left - right;
    }
  }
}
