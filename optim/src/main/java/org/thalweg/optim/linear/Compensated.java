package org.thalweg.optim.linear;

/**
 * Sums of products as if in twice the precision (Ogita, Rump and Oishi 2005, Accurate sum and dot
 * product, Dot2): where the products cancel, as in a gradient near its zero, the plain sum would be
 * rounding alone.
 */
public final class Compensated {
  private Compensated() {}

  /**
   * J'·r.
   *
   * @param jacobian J, m×n, rows side by side
   * @param r m numbers
   */
  public static double[] transposedTimes(double[] jacobian, double[] r, int n) {
    double[] sum = new double[n];
    double[] error = new double[n];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < n; j++) {
        double a = jacobian[i * n + j];
        double product = a * r[i];
        double lost = Math.fma(a, r[i], -product);
        double next = sum[j] + product;
        double back = next - sum[j];
        error[j] += (sum[j] - (next - back)) + (product - back) + lost;
        sum[j] = next;
      }
    }
    for (int j = 0; j < n; j++) {
      sum[j] = Double.isFinite(error[j]) ? sum[j] + error[j] : sum[j];
    }
    return sum;
  }
}
