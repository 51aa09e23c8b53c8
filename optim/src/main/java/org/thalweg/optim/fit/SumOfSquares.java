package org.thalweg.optim.fit;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.problem.Vectors;

/**
 * The sum of squares of residuals, f = r₁² + … + rₘ². Its gradient is 2·J'r. In its Hessian, 2·J'J
 * + 2·Σ rᵢ·∇²rᵢ, the second sum, small in a good fit, is by central differences of J'r with r held
 * fixed, over steps relative to each variable's size.
 *
 * @param rows the residuals
 */
public record SumOfSquares(Residuals rows) implements Objective {
  private static final double STEP = 0x1p-17;

  /** A variable smaller than this is taken for 0, which has no size to go by. */
  private static final double TINY = 1e-10;

  @Override
  public int dimension() {
    return rows.dimension();
  }

  @Override
  public double value(double[] point) {
    double[] r = new double[rows.count()];
    rows.values(point, r);
    return Vectors.dot(r, r);
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    int n = rows.dimension();
    double[] r = new double[rows.count()];
    double[] jacobian = new double[r.length * n];
    rows.valuesAndJacobian(point, r, jacobian);
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < r.length; i++) {
        sum += r[i] * jacobian[i * n + j];
      }
      gradient[j] = 2 * sum;
    }
    return Vectors.dot(r, r);
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    int n = rows.dimension();
    double[] r = new double[rows.count()];
    double[] jacobian = new double[r.length * n];
    rows.valuesAndJacobian(point, r, jacobian);
    Arrays.fill(product, 0);
    for (int i = 0; i < r.length; i++) {
      double along = 0;
      for (int j = 0; j < n; j++) {
        along += jacobian[i * n + j] * vector[j];
      }
      for (int j = 0; j < n; j++) {
        product[j] += 2 * along * jacobian[i * n + j];
      }
    }
    addBend(point, vector, r, product);
  }

  @Override
  public void hessian(double[] point, double[] hessian) {
    int n = rows.dimension();
    double[] r = new double[rows.count()];
    double[] jacobian = new double[r.length * n];
    rows.valuesAndJacobian(point, r, jacobian);
    Arrays.fill(hessian, 0);
    double[] unit = new double[n];
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      unit[j] = 1;
      Arrays.fill(column, 0);
      addBend(point, unit, r, column);
      unit[j] = 0;
      for (int k = 0; k < n; k++) { // half to each side, which makes it symmetric
        hessian[j * n + k] += column[k] / 2;
        hessian[k * n + j] += column[k] / 2;
      }
    }
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < n; j++) {
        double slope = 2 * jacobian[i * n + j];
        for (int k = 0; k < n; k++) {
          hessian[j * n + k] += slope * jacobian[i * n + k];
        }
      }
    }
  }

  /** Adds the second sum times a vector, of residuals r. */
  private void addBend(double[] point, double[] vector, double[] r, double[] product) {
    int n = rows.dimension();
    double h = step(point, vector);
    if (h == 0) {
      return;
    }
    double[] other = new double[r.length];
    double[] ahead = new double[r.length * n];
    double[] behind = new double[r.length * n];
    rows.valuesAndJacobian(Vectors.sum(point, h, vector), other, ahead);
    rows.valuesAndJacobian(Vectors.sum(point, -h, vector), other, behind);
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < n; j++) {
        product[j] += r[i] * ((ahead[i * n + j] - behind[i * n + j]) / h);
      }
    }
  }

  private static double step(double[] point, double[] vector) {
    double most = 0;
    for (int j = 0; j < point.length; j++) {
      double size = Math.abs(point[j]);
      most = Math.max(most, Math.abs(vector[j]) / (size > TINY ? size : 1));
    }
    return most == 0 ? 0 : STEP / most;
  }

  @Override
  public Optional<Residuals> residuals() {
    return Optional.of(rows);
  }
}
