package org.thalweg.optim.problem;

/** Arithmetic of vectors. */
public final class Vectors {
  private Vectors() {}

  /** Σ aᵢ·bᵢ. */
  public static double dot(double[] a, double[] b) {
    return dot(a, b, 0, a.length);
  }

  /** Σ aᵢ·bᵢ over i from {@code from}, without {@code to}. */
  public static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = from;
    for (; i + 7 < to; i += 8) { // eight sums at a time do not wait for each other
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
      s4 += a[i + 4] * b[i + 4];
      s5 += a[i + 5] * b[i + 5];
      s6 += a[i + 6] * b[i + 6];
      s7 += a[i + 7] * b[i + 7];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /** Euclidean norm, safe from overflow. */
  public static double norm(double[] a) {
    double sum = dot(a, a);
    if (sum > 1e-290 && sum < 1e290) {
      return Math.sqrt(sum);
    }
    double largest = largest(a);
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double scaled = 0;
    for (double value : a) {
      scaled += value / largest * (value / largest);
    }
    return largest * Math.sqrt(scaled);
  }

  /** The greatest magnitude; NaN if there is one. */
  public static double largest(double[] a) {
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** y ← y + factor·x. */
  public static void addTo(double[] y, double factor, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /** a + factor·b. */
  public static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  /** a − b. */
  public static double[] difference(double[] a, double[] b) {
    return sum(a, -1, b);
  }

  /** factor·a. */
  public static double[] scaled(double factor, double[] a) {
    double[] scaled = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      scaled[i] = factor * a[i];
    }
    return scaled;
  }

  /** Whether all are finite. */
  public static boolean isFinite(double[] a) {
    for (double value : a) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
