package org.thalweg.optim.fit;

import java.util.Optional;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.problem.Vectors;

/**
 * The sum of squares of residuals, f = r₁² + … + rₘ². Its gradient is 2·J'r; products with its
 * Hessian are differences of gradients.
 *
 * @param rows the residuals
 */
public record SumOfSquares(Residuals rows) implements Objective {

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
    FiniteDifferences.hessianVectorProduct(this, point, vector, product);
  }

  @Override
  public Optional<Residuals> residuals() {
    return Optional.of(rows);
  }
}
