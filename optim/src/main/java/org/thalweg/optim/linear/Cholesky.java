package org.thalweg.optim.linear;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/**
 * A symmetric matrix that is safely positive definite: the factorization of D·A·D with D making its
 * diagonal 1, so that units of variables do not matter.
 */
public final class Cholesky {
  private static final double NO_CHECK = Double.POSITIVE_INFINITY;

  private final DecompositionSolver solver;
  private final double[] scale;

  private Cholesky(DecompositionSolver solver, double[] scale) {
    this.solver = solver;
    this.scale = scale;
  }

  /**
   * Of an n×n matrix.
   *
   * @param matrix rows side by side
   * @return nothing where it is not positive definite, or no more than rounding could make it
   */
  public static Optional<Cholesky> of(double[] matrix, int n) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double diagonal = matrix[i * n + i];
      if (!(diagonal > 0) || diagonal == Double.POSITIVE_INFINITY) {
        return Optional.empty();
      }
      scale[i] = 1 / Math.sqrt(diagonal);
    }
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = matrix[i * n + j] * scale[i] * scale[j];
        if (!Double.isFinite(value)) {
          return Optional.empty();
        }
        rows[i][j] = value;
      }
    }
    try {
      return Optional.of(
          new Cholesky(
              new CholeskyDecomposition(
                      new Array2DRowRealMatrix(rows, false), NO_CHECK, n * Math.ulp(1.0))
                  .getSolver(),
              scale));
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  /** The x with A·x = b. */
  public double[] solve(double[] b) {
    double[] scaled = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      scaled[i] = b[i] * scale[i];
    }
    double[] x = solver.solve(new ArrayRealVector(scaled, false)).toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale[i];
    }
    return x;
  }
}
