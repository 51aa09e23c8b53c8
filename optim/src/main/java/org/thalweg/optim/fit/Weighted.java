package org.thalweg.optim.fit;

import org.thalweg.core.objective.Residuals;

/** Residuals with weights: the sum is that of wᵢ·rᵢ². */
public final class Weighted implements Residuals {
  private final Residuals rows;
  private final double[] roots;

  /**
   * Weighs.
   *
   * @param weights w, 0 or more, one for each residual: 1/σ² where σ is an observation's standard
   *     deviation, up to a factor
   * @throws IllegalArgumentException if their number is not that of the residuals, or one is
   *     negative or not finite
   */
  public Weighted(Residuals rows, double[] weights) {
    if (weights.length != rows.count()) {
      throw new IllegalArgumentException(
          "%d weights for %d observations; give as many".formatted(weights.length, rows.count()));
    }
    this.rows = rows;
    roots = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "weight %d is %s; weights must be 0 or more and finite".formatted(i + 1, weights[i]));
      }
      roots[i] = Math.sqrt(weights[i]);
    }
  }

  @Override
  public int dimension() {
    return rows.dimension();
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  public void values(double[] point, double[] residuals) {
    rows.values(point, residuals);
    for (int i = 0; i < roots.length; i++) {
      residuals[i] = times(roots[i], residuals[i]);
    }
  }

  @Override
  public void valuesAndJacobian(double[] point, double[] residuals, double[] jacobian) {
    rows.valuesAndJacobian(point, residuals, jacobian);
    int n = rows.dimension();
    for (int i = 0; i < roots.length; i++) {
      residuals[i] = times(roots[i], residuals[i]);
      for (int j = i * n; j < (i + 1) * n; j++) {
        jacobian[j] = times(roots[i], jacobian[j]);
      }
    }
  }

  /** An observation without weight is left out, whatever its residual. */
  private static double times(double root, double value) {
    return root == 0 ? 0 : root * value;
  }
}
