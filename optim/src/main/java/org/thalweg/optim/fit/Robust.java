package org.thalweg.optim.fit;

import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.Check;

/**
 * Residuals under a loss, as residuals again: s = ±√(C²·ρ((r/C)²)) with the sign of r, whose sum of
 * squares is Σ C²·ρ((r/C)²), so that every method for sums of squares minimizes it as it is. The
 * derivative of s by r is ρ'·r/s: in J'J it is a weight of ρ'²·z/ρ, between 0 and that of iterated
 * reweighting, ρ', and never negative as the exact curvature, ρ' + 2·z·ρ'' (Triggs and others 2000,
 * Bundle adjustment, 4.3), may be.
 */
public final class Robust implements Residuals {
  private final Residuals rows;
  private final Loss loss;
  private final double scale;

  /**
   * Puts residuals under a loss.
   *
   * @param scale C, above 0: residuals beyond it are outliers
   */
  public Robust(Residuals rows, Loss loss, double scale) {
    Check.positive("loss scale", scale);
    this.rows = rows;
    this.loss = loss;
    this.scale = scale;
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
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = dampened(residuals[i]);
    }
  }

  @Override
  public void valuesAndJacobian(double[] point, double[] residuals, double[] jacobian) {
    rows.valuesAndJacobian(point, residuals, jacobian);
    int n = rows.dimension();
    for (int i = 0; i < residuals.length; i++) {
      double r = residuals[i];
      double s = dampened(r);
      double z = r / scale * (r / scale);
      double slope = s == 0 ? 1 : loss.slope(z) * (r / s);
      residuals[i] = s;
      for (int j = i * n; j < (i + 1) * n; j++) {
        jacobian[j] *= slope;
      }
    }
  }

  private double dampened(double r) {
    double z = r / scale * (r / scale);
    return Math.copySign(scale * Math.sqrt(loss.cost(z)), r);
  }
}
