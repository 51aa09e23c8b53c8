package org.thalweg.optim.linear;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.thalweg.optim.problem.Vectors;

/**
 * The eigenvalues of a symmetric matrix and their vectors: A = Σ λᵢ·vᵢ·vᵢᵀ.
 *
 * @param values λ, ascending
 * @param vectors v, of length 1, each an array
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

  /**
   * Of an n×n matrix.
   *
   * @param matrix rows side by side
   * @return nothing where a number is not finite, or the iteration does not end
   */
  public static Optional<SymmetricEigen> of(double[] matrix, int n) {
    if (!Vectors.isFinite(matrix)) {
      return Optional.empty();
    }
    double scale = Vectors.largest(matrix);
    if (scale == 0) {
      return Optional.of(zero(n));
    }
    try {
      // Scaled to 1, so that neither squares overflow nor fixed thresholds matter.
      return Optional.of(
          sorted(new EigenDecompositionSymmetric(matrix(matrix, n, scale), 0, true), scale));
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  private static SymmetricEigen sorted(EigenDecompositionSymmetric found, double scale) {
    int n = found.getEigenvalues().length;
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int i = 0; i < n; i++) { // it gives them falling
      values[i] = scale * found.getEigenvalue(n - 1 - i);
      vectors[i] = found.getEigenvector(n - 1 - i).toArray();
    }
    return new SymmetricEigen(values, vectors);
  }

  private static SymmetricEigen zero(int n) {
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    return new SymmetricEigen(new double[n], vectors);
  }

  private static RealMatrix matrix(double[] matrix, int n, double scale) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = (matrix[i * n + j] / scale + matrix[j * n + i] / scale) / 2;
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  /** The parts of a vector along the eigenvectors: Vᵀ·x. */
  public double[] parts(double[] x) {
    double[] parts = new double[values.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Vectors.dot(vectors[i], x);
    }
    return parts;
  }

  /** The vector of given parts: V·parts. */
  public double[] whole(double[] parts) {
    double[] whole = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Vectors.addTo(whole, parts[i], vectors[i]);
    }
    return whole;
  }

  /** The greatest magnitude of an eigenvalue. */
  public double largest() {
    return Vectors.largest(values);
  }
}
