package org.thalweg.optim.method.squares;

import org.thalweg.optim.linear.LinearLeastSquares;
import org.thalweg.optim.problem.Vectors;

/** Linear least squares in a box by trying every way to hold variables at its sides. */
final class Boxes {
  private Boxes() {}

  /** The least |r + J·x|² over the x from {@code low} to {@code high}. */
  static double lowest(double[] jacobian, double[] r, int n, double low, double high) {
    double best = Double.POSITIVE_INFINITY;
    for (int way = 0; way < Math.pow(3, n); way++) {
      double[] left = r.clone();
      int[] free = new int[n];
      int count = 0;
      for (int j = 0, rest = way; j < n; j++, rest /= 3) {
        if (rest % 3 == 0) {
          free[count++] = j;
        } else {
          for (int i = 0; i < r.length; i++) {
            left[i] += jacobian[i * n + j] * (rest % 3 == 1 ? low : high);
          }
        }
      }
      if (count > 0) {
        double[] columns = new double[r.length * count];
        for (int i = 0; i < r.length; i++) {
          for (int k = 0; k < count; k++) {
            columns[i * count + k] = jacobian[i * n + free[k]];
          }
        }
        double[] x = LinearLeastSquares.of(columns, left, count).shortest().orElseThrow();
        if (Vectors.largest(x) > Math.max(Math.abs(low), Math.abs(high))) {
          continue; // the box lies about 0
        }
        for (int i = 0; i < r.length; i++) {
          for (int k = 0; k < count; k++) {
            left[i] += columns[i * count + k] * x[k];
          }
        }
      }
      best = Math.min(best, Vectors.dot(left, left));
    }
    return best;
  }
}
