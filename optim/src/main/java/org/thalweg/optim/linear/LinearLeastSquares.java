package org.thalweg.optim.linear;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.thalweg.optim.problem.Vectors;

/**
 * min |r + J·p|, by Householder's QR of J with columns of length 1 (Businger and Golub 1965; Björck
 * 1996, Numerical Methods for Least Squares Problems, 2.4). J'J, whose condition is the square of
 * J's, is never formed. A column of zeros stays one, and its unknown 0.
 */
public final class LinearLeastSquares {
  /** Below this the correction would be worse than what it corrects. */
  private static final double CORRECTED = 1e-5;

  private final double[] jacobian;
  private final double[] residuals;
  private final double[] norms;
  private final double[][] upper;
  private final double[] right;

  private LinearLeastSquares(
      double[] jacobian, double[] residuals, double[] norms, double[][] upper, double[] right) {
    this.jacobian = jacobian;
    this.residuals = residuals;
    this.norms = norms;
    this.upper = upper;
    this.right = right;
  }

  /**
   * Factors.
   *
   * @param jacobian J, m×n, rows side by side, finite
   * @param residuals r, m numbers, finite
   */
  public static LinearLeastSquares of(double[] jacobian, double[] residuals, int n) {
    int m = residuals.length;
    double[] norms = columnNorms(jacobian, m, n);
    // The residuals go along as a last column: what becomes of them is Q'r. Rows of zeros where
    // there are too few.
    double[][] rows = new double[Math.max(m, n + 1)][n + 1];
    double size = Vectors.norm(residuals);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = norms[j] == 0 ? 0 : jacobian[i * n + j] / norms[j];
      }
      rows[i][n] = size == 0 ? 0 : residuals[i] / size;
    }
    RealMatrix r = new QRDecomposition(new Array2DRowRealMatrix(rows, false)).getR();
    double[][] upper = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        upper[i][j] = r.getEntry(i, j);
      }
      right[i] = size * r.getEntry(i, n);
    }
    return new LinearLeastSquares(jacobian, residuals, norms, upper, right);
  }

  /** Lengths of the columns of an m×n matrix. */
  public static double[] columnNorms(double[] matrix, int m, int n) {
    double[] norms = new double[n];
    double[] column = new double[m];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        column[i] = matrix[i * n + j];
      }
      norms[j] = Vectors.norm(column);
    }
    return norms;
  }

  /** Lengths of the columns of J. */
  public double[] norms() {
    return norms;
  }

  /** R of J with columns of length 1, n×n. */
  public double[][] upper() {
    return upper;
  }

  /**
   * The p that solves it, corrected once by J'(r + J·p), summed in twice the precision, and R'R
   * (Björck 1987, Stability analysis of the method of seminormal equations): what QR alone loses is
   * proportional to |r|, much where r is long and p short.
   *
   * @return nothing where J has not full rank in double precision
   */
  public Optional<double[]> solution() {
    int n = right.length;
    double least = 1;
    for (int i = 0; i < n; i++) {
      least = norms[i] == 0 ? least : Math.min(least, Math.abs(upper[i][i]));
    }
    if (least <= n * Math.ulp(1.0)) {
      return Optional.empty();
    }
    double[] p = unscaled(backward(Vectors.scaled(-1, right)));
    if (least > CORRECTED) {
      double[] gradient = Compensated.transposedTimes(jacobian, after(p), n);
      for (int j = 0; j < n; j++) {
        gradient[j] = norms[j] == 0 ? 0 : -gradient[j] / norms[j];
      }
      Vectors.addTo(p, 1, unscaled(backward(forward(gradient))));
    }
    return Vectors.isFinite(p) ? Optional.of(p) : Optional.empty();
  }

  /** r + J·p. */
  private double[] after(double[] p) {
    double[] after = residuals.clone();
    for (int i = 0; i < after.length; i++) {
      for (int j = 0; j < p.length; j++) {
        after[i] += jacobian[i * p.length + j] * p[j];
      }
    }
    return after;
  }

  /** R⁻¹·b. */
  private double[] backward(double[] b) {
    int n = b.length;
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < n; j++) {
        sum -= upper[i][j] * x[j];
      }
      x[i] = norms[i] == 0 ? 0 : sum / upper[i][i];
    }
    return x;
  }

  /** R'⁻¹·b. */
  private double[] forward(double[] b) {
    int n = b.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int j = 0; j < i; j++) {
        sum -= upper[j][i] * x[j];
      }
      x[i] = norms[i] == 0 ? 0 : sum / upper[i][i];
    }
    return x;
  }

  private double[] unscaled(double[] p) {
    for (int j = 0; j < p.length; j++) {
      p[j] = norms[j] == 0 ? 0 : p[j] / norms[j];
    }
    return p;
  }

  /**
   * The shortest p that solves it, lengths of columns of J as units, where singular values below
   * rounding are taken for 0.
   */
  public Optional<double[]> shortest() {
    double[] d = norms.clone();
    for (int j = 0; j < d.length; j++) {
      d[j] = d[j] == 0 ? 1 : d[j];
    }
    return spectrum(d).map(found -> found.shortest(d));
  }

  /**
   * The problem in the variables d·p, by singular values: for steps of bounded length.
   *
   * @param d units of the variables, above 0
   * @return nothing where the iteration does not end
   */
  public Optional<Spectrum> spectrum(double[] d) {
    int n = right.length;
    double[][] scaled = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        scaled[i][j] = upper[i][j] * (norms[j] / d[j]);
      }
    }
    double scale = 0;
    for (double[] row : scaled) {
      scale = Math.max(scale, Vectors.largest(row));
    }
    if (!Double.isFinite(scale)) {
      return Optional.empty();
    }
    if (scale == 0) {
      return Optional.of(new Spectrum(new double[n], new double[n], new double[n][n]));
    }
    for (double[] row : scaled) {
      for (int j = 0; j < n; j++) {
        row[j] /= scale;
      }
    }
    try {
      SingularValueDecomposition svd =
          new SingularValueDecomposition(new Array2DRowRealMatrix(scaled, false));
      double[] values = Vectors.scaled(scale, svd.getSingularValues());
      double[] sides = new double[n];
      double[][] vectors = new double[n][];
      for (int i = 0; i < n; i++) {
        sides[i] = Vectors.dot(svd.getU().getColumn(i), right);
        vectors[i] = svd.getV().getColumn(i);
      }
      return Optional.of(new Spectrum(values, sides, vectors));
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * min Σ (sᵢ·qᵢ + cᵢ)², q the parts of d·p along the vectors.
   *
   * @param values s, falling
   * @param sides c
   * @param vectors right singular vectors
   */
  public record Spectrum(double[] values, double[] sides, double[][] vectors) {

    private double[] shortest(double[] d) {
      double[] p = new double[d.length];
      double least = d.length * Math.ulp(1.0) * Vectors.largest(values);
      for (int i = 0; i < d.length; i++) {
        if (values[i] > least) {
          Vectors.addTo(p, -sides[i] / values[i], vectors[i]);
        }
      }
      for (int j = 0; j < p.length; j++) {
        p[j] /= d[j];
      }
      return p;
    }
  }
}
