package org.thalweg.learn.train;

import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Targets;

/** Minima computed directly, to compare descents with. The constant comes last. */
final class ClosedForms {
  private ClosedForms() {}

  /** Least squares by the normal equations. */
  static double[] leastSquares(Dataset data) {
    double[] y = ((Targets.Values) data.targets()).values();
    int n = data.width() + 1;
    double[][] a = new double[n][n];
    double[] b = new double[n];
    for (int row = 0; row < data.rows(); row++) {
      for (int i = 0; i < n; i++) {
        b[i] += x(data, row, i) * y[row];
        for (int j = 0; j < n; j++) {
          a[i][j] += x(data, row, i) * x(data, row, j);
        }
      }
    }
    return solve(a, b);
  }

  /** Mean logistic loss plus l2/2 times the squared weights, by Newton's method. */
  static double[] ridgeLogistic(Dataset data, double l2) {
    int[] labels = ((Targets.Labels) data.targets()).values();
    int n = data.width() + 1;
    double[] w = new double[n];
    for (int iteration = 0; iteration < 30; iteration++) {
      double[][] hessian = new double[n][n];
      double[] gradient = new double[n];
      for (int row = 0; row < data.rows(); row++) {
        double z = 0;
        for (int i = 0; i < n; i++) {
          z += w[i] * x(data, row, i);
        }
        double p = 1 / (1 + Math.exp(-z));
        for (int i = 0; i < n; i++) {
          gradient[i] += (p - labels[row]) * x(data, row, i) / data.rows();
          for (int j = 0; j < n; j++) {
            hessian[i][j] += p * (1 - p) * x(data, row, i) * x(data, row, j) / data.rows();
          }
        }
      }
      for (int i = 0; i < n - 1; i++) {
        gradient[i] += l2 * w[i];
        hessian[i][i] += l2;
      }
      double[] step = solve(hessian, gradient);
      for (int i = 0; i < n; i++) {
        w[i] -= step[i];
      }
    }
    return w;
  }

  private static double x(Dataset data, int row, int i) {
    return i == data.width() ? 1 : data.features()[row * data.width() + i];
  }

  /** Gaussian elimination with row exchanges. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] row = a[k];
      a[k] = a[pivot];
      a[pivot] = row;
      double value = b[k];
      b[k] = b[pivot];
      b[pivot] = value;
      for (int i = k + 1; i < n; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= factor * a[k][j];
        }
        b[i] -= factor * b[k];
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) {
        b[k] -= a[k][j] * b[j];
      }
      b[k] /= a[k][k];
    }
    return b;
  }
}
