package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.log;
import static java.lang.Math.log10;
import static java.lang.Math.pow;
import static java.lang.Math.sin;

/**
 * Test functions Parsopoulos to Price03. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsP {

  private FunctionsP() {}

  /** Parsopoulos. */
  public static double parsopoulos(double[] x) {
    double c = cos(x[0]);
    double s = sin(x[1]);
    return c * c + s * s;
  }

  /** Paviani. */
  public static double paviani(double[] x) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < 10; i++) {
      double a = log(x[i] - 2);
      double b = log(10 - x[i]);
      sum += a * a + b * b;
      product *= x[i];
    }
    return sum - pow(product, 0.2);
  }

  /** Penalized function 1; Gavana's list. */
  public static double penalty01(double[] x) {
    int n = x.length;
    double sum = 10 * pow(sin(PI * shifted(x[0])), 2);
    for (int i = 0; i < n - 1; i++) {
      double a = shifted(x[i]) - 1;
      double b = sin(PI * shifted(x[i + 1]));
      sum += a * a * (1 + 10 * b * b);
    }
    sum += pow(shifted(x[n - 1]) - 1, 2);
    double penalty = 0;
    for (double v : x) {
      penalty += penalty(v, 10, 100, 4);
    }
    return PI / 30 * sum + penalty;
  }

  private static double shifted(double v) {
    return 1 + (v + 1) / 4;
  }

  private static double penalty(double v, double limit, double weight, int power) {
    if (v > limit) {
      return weight * pow(v - limit, power);
    } else if (v < -limit) {
      return weight * pow(-v - limit, power);
    }
    return 0;
  }

  /** Perm function 1, beta 0.5; Gavana's list. */
  public static double permFunction01(double[] x) {
    double sum = 0;
    for (int k = 1; k <= x.length; k++) {
      double inner = 0;
      for (int j = 1; j <= x.length; j++) {
        inner += (pow(j, k) + 0.5) * (pow(x[j - 1] / j, k) - 1);
      }
      sum += inner * inner;
    }
    return sum;
  }

  /** Pinter: neighbours are those on a ring. */
  public static double pinter(double[] x) {
    int n = x.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double before = x[(i + n - 1) % n];
      double here = x[i];
      double after = i + 1 < n ? x[i + 1] : x[0];
      double a = before * sin(here) + sin(after);
      double b = before * before - 2 * here + 3 * after - cos(here) + 1;
      int weight = i + 1;
      sum += weight * here * here;
      sum += 20 * weight * sin(a) * sin(a);
      sum += weight * log10(1 + weight * b * b);
    }
    return sum;
  }

  /** Powell singular; also number 13 of Moré, Garbow and Hillstrom (1981). */
  public static double powell(double[] x) {
    double a = x[0] + 10 * x[1];
    double b = x[2] - x[3];
    double c = x[1] - 2 * x[2];
    double d = x[0] - x[3];
    return a * a + 5 * b * b + pow(c, 4) + 10 * pow(d, 4);
  }

  /** Price 1. */
  public static double price01(double[] x) {
    double a = abs(x[0]) - 5;
    double b = abs(x[1]) - 5;
    return a * a + b * b;
  }

  /** Price 3. */
  public static double price03(double[] x) {
    double a = x[1] - x[0] * x[0];
    double b = 6.4 * (x[1] - 0.5) * (x[1] - 0.5) - x[0] - 0.6;
    return 100 * a * a + b * b;
  }
}
