package org.thalweg.optim.method.newton;

/**
 * Small systems −A·u + Bᵀ·w = p, B·u + C·w = q, of which A and C + B·A⁻¹·Bᵀ are positive definite.
 * Both matrices that the compact form of L-BFGS needs the inverse of are such.
 */
final class SaddleSystem {
  final double[][] a;
  final double[][] b;
  final double[][] c;
  private final double[][] between; // R⁻¹·Bᵀ, where A = R·Rᵀ
  private final int half;
  private int size;

  /**
   * With room for two times so many unknowns.
   *
   * @param half where the second half of a vector begins
   */
  SaddleSystem(int half) {
    this.half = half;
    a = new double[half][half];
    b = new double[half][half];
    c = new double[half][half];
    between = new double[half][half];
  }

  /**
   * Factors what was written to the first rows and columns of A, B and C; of A and C the lower
   * triangles count. False where they are not as they must be.
   */
  boolean factor(int rows) {
    size = rows;
    if (!cholesky(a)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = b[j][i];
        for (int k = 0; k < i; k++) {
          sum -= a[i][k] * between[k][j];
        }
        between[i][j] = sum / a[i][i];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = c[i][j];
        for (int k = 0; k < size; k++) {
          sum += between[k][i] * between[k][j];
        }
        c[i][j] = sum;
      }
    }
    return cholesky(c);
  }

  /** Replaces (p, q) by (u, w). */
  void solve(double[] v) {
    for (int i = 0; i < size; i++) {
      double sum = v[i];
      for (int k = 0; k < i; k++) {
        sum -= a[i][k] * v[k];
      }
      v[i] = sum / a[i][i];
    }
    for (int i = 0; i < size; i++) {
      double sum = v[half + i];
      for (int k = 0; k < size; k++) {
        sum += between[k][i] * v[k];
      }
      for (int k = 0; k < i; k++) {
        sum -= c[i][k] * v[half + k];
      }
      v[half + i] = sum / c[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = v[half + i];
      for (int k = i + 1; k < size; k++) {
        sum -= c[k][i] * v[half + k];
      }
      v[half + i] = sum / c[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = -v[i];
      for (int k = 0; k < size; k++) {
        sum += between[i][k] * v[half + k];
      }
      v[i] = sum;
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        v[i] -= a[k][i] * v[k];
      }
      v[i] /= a[i][i];
    }
  }

  private boolean cholesky(double[][] lower) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i > j) {
          lower[i][j] = sum / lower[j][j];
        } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
          lower[i][i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }
}
