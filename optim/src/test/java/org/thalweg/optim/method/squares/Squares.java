package org.thalweg.optim.method.squares;

import java.util.Optional;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.Residuals;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.PlainResiduals;

/**
 * A sum of squares of residuals in plain Java. Derivatives are central differences of order 6,
 * exact to about 1e-12.
 */
public record Squares(int dimension, int count, PlainResiduals function)
    implements Objective, Residuals {
  private static final double[] WEIGHTS = {3.0 / 4, -3.0 / 20, 1.0 / 60};
  private static final double STEP = 0x1p-9;

  public static Squares of(LeastSquaresProblem problem) {
    return new Squares(problem.dimension(), problem.size(), problem.residuals());
  }

  @Override
  public void values(double[] point, double[] residuals) {
    System.arraycopy(function.at(point), 0, residuals, 0, count);
  }

  @Override
  public void valuesAndJacobian(double[] point, double[] residuals, double[] jacobian) {
    values(point, residuals);
    double[] moved = point.clone();
    for (int j = 0; j < dimension; j++) {
      double h = STEP * (Math.abs(point[j]) < 1e-10 ? 1 : Math.abs(point[j]));
      for (int k = 1; k <= WEIGHTS.length; k++) {
        moved[j] = point[j] + k * h;
        double right = moved[j];
        double[] ahead = function.at(moved).clone();
        moved[j] = point[j] - k * h;
        double[] behind = function.at(moved);
        for (int i = 0; i < count; i++) {
          double part = 2 * k * WEIGHTS[k - 1] * ((ahead[i] - behind[i]) / (right - moved[j]));
          jacobian[i * dimension + j] = (k == 1 ? 0 : jacobian[i * dimension + j]) + part;
        }
      }
      moved[j] = point[j];
    }
  }

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (double r : function.at(point)) {
      sum += r * r;
    }
    return sum;
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    double[] r = new double[count];
    double[] jacobian = new double[count * dimension];
    valuesAndJacobian(point, r, jacobian);
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      gradient[j] = 0;
      for (int i = 0; i < count; i++) {
        gradient[j] += 2 * r[i] * jacobian[i * dimension + j];
      }
    }
    for (double value : r) {
      sum += value * value;
    }
    return sum;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    FiniteDifferences.hessianVectorProduct(this, point, vector, product);
  }

  @Override
  public Optional<Residuals> residuals() {
    return Optional.of(this);
  }
}
