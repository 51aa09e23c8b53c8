package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions Qing to Schwefel26. Definitions: Jamil and Yang, "A literature survey of benchmark
 * functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsQToSc {

  private FunctionsQToSc() {}

  /** Qing. */
  public static double qing(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double r = x[i] * x[i] - (i + 1);
      sum += r * r;
    }
    return sum;
  }

  /** Quintic. */
  public static double quintic(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += abs(pow(v, 5) - 3 * pow(v, 4) + 4 * pow(v, 3) + 2 * pow(v, 2) - 10 * v - 4);
    }
    return sum;
  }

  /** Rastrigin; Gavana's list. */
  public static double rastrigin(double[] x) {
    double sum = 10.0 * x.length;
    for (double v : x) {
      sum += v * v - 10 * cos(2 * PI * v);
    }
    return sum;
  }

  /** Ratkowsky 2: a logistic curve fitted to nine observations; NIST StRD, Rat42. */
  public static double ratkowsky02(double[] b) {
    double[] y = {8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08};
    double[] x = {9, 14, 21, 28, 42, 57, 63, 70, 79};
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double r = b[0] / (1 + exp(b[1] - b[2] * x[i])) - y[i];
      sum += r * r;
    }
    return sum;
  }

  /** Ripple 25. */
  public static double ripple25(double[] x) {
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      double u = -2 * log(2) * pow((x[i] - 0.1) / 0.8, 2);
      sum += -exp(u) * pow(sin(5 * PI * x[i]), 6);
    }
    return sum;
  }

  /** Rosenbrock, the chained form for more than two variables. */
  public static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      sum += 100 * pow(x[i + 1] - x[i] * x[i], 2) + pow(1 - x[i], 2);
    }
    return sum;
  }

  /** Rosenbrock modified: a second valley hides the lowest point. */
  public static double rosenbrockModified(double[] x) {
    double a = x[1] - x[0] * x[0];
    double b = 1 - x[0];
    double c = x[0] + 1;
    double d = x[1] + 1;
    return 74 + 100 * a * a + b * b - 400 * exp(-(c * c + d * d) / 0.1);
  }

  /** Rotated ellipse 2. */
  public static double rotatedEllipse02(double[] x) {
    return x[0] * x[0] - x[0] * x[1] + x[1] * x[1];
  }

  /** Sargan. */
  public static double sargan(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double others = 0;
      for (int j = 0; j < x.length; j++) {
        if (j == i) {
          continue;
        }
        others += x[i] * x[j];
      }
      sum += x.length * (x[i] * x[i] + 0.4 * others);
    }
    return sum;
  }

  /** Schaffer 2. */
  public static double schaffer02(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    double wave = sin(a - b);
    return 0.5 + (wave * wave - 0.5) / pow(1 + 0.001 * (a + b), 2);
  }

  /** Schaffer 4. */
  public static double schaffer04(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    double wave = cos(sin(abs(a - b)));
    return 0.5 + (wave * wave - 0.5) / pow(1 + 0.001 * (a + b), 2);
  }

  /** Schwefel 1.2. */
  public static double schwefel02(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double inner = 0;
      for (int j = 0; j <= i; j++) {
        inner += x[j];
      }
      sum += inner * inner;
    }
    return sum;
  }

  /** Schwefel 2.6: the larger of two absolute values. */
  public static double schwefel06(double[] x) {
    return max(abs(x[0] + 2 * x[1] - 7), abs(2 * x[0] + x[1] - 5));
  }

  /** Schwefel 2.21: the largest absolute value. */
  public static double schwefel21(double[] x) {
    double largest = abs(x[0]);
    for (int i = 1; i < x.length; i++) {
      largest = max(largest, abs(x[i]));
    }
    return largest;
  }

  /** Schwefel 2.26, lifted so that its least value is about 0. */
  public static double schwefel26(double[] x) {
    double sum = 418.982887 * x.length;
    for (double v : x) {
      sum -= v * sin(sqrt(abs(v)));
    }
    return sum;
  }
}
