package org.thalweg.core.kernel;

/** Inner products without the Vector API. */
final class ScalarProducts implements Products {

  @Override
  public void add(double[] a, double[] b, double[] x, double[] y, int from, int to, double[] sums) {
    sums[0] += product(a, x, from, to);
    sums[1] += product(a, y, from, to);
    sums[2] += product(b, x, from, to);
    sums[3] += product(b, y, from, to);
  }

  private static double product(double[] a, double[] x, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      s0 = Math.fma(a[i], x[i], s0);
      s1 = Math.fma(a[i + 1], x[i + 1], s1);
      s2 = Math.fma(a[i + 2], x[i + 2], s2);
      s3 = Math.fma(a[i + 3], x[i + 3], s3);
    }
    double sum = (s0 + s1) + (s2 + s3);
    for (; i < to; i++) {
      sum = Math.fma(a[i], x[i], sum);
    }
    return sum;
  }
}
