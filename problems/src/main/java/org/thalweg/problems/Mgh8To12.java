package org.thalweg.problems;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.min;
import static java.lang.Math.pow;

/**
 * Problems 8 to 12 of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software",
 * ACM Transactions on Mathematical Software 7 (1981): residuals and their sum of squares.
 */
public final class Mgh8To12 {

  private static final double[] BARD_Y = {
    0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39
  };

  private static final double[] GAUSSIAN_Y = {
    0.0009, 0.0044, 0.0175, 0.054, 0.1295, 0.242, 0.3521, 0.3989, 0.3521, 0.242, 0.1295, 0.054,
    0.0175, 0.0044, 0.0009
  };

  private static final double[] MEYER_Y = {
    34780.0, 28610.0, 23650.0, 19630.0, 16370.0, 13720.0, 11540.0, 9744.0, 8261.0, 7030.0, 6005.0,
    5147.0, 4427.0, 3820.0, 3307.0, 2872.0
  };

  private Mgh8To12() {}

  /** Bard (number 8): the residuals. */
  public static double[] bardResiduals(double[] x) {
    double[] r = new double[BARD_Y.length];
    for (int i = 0; i < r.length; i++) {
      double u = i + 1;
      double v = 16 - u;
      double w = min(u, v);
      r[i] = BARD_Y[i] - (x[0] + u / (v * x[1] + w * x[2]));
    }
    return r;
  }

  /** Bard (number 8): the sum of squares. */
  public static double bard(double[] x) {
    return SumOfSquares.of(bardResiduals(x));
  }

  /** Gaussian (number 9): the residuals. */
  public static double[] gaussianResiduals(double[] x) {
    double[] r = new double[GAUSSIAN_Y.length];
    for (int i = 0; i < r.length; i++) {
      double t = (7 - i) / 2.0;
      r[i] = x[0] * exp(-x[1] * pow(t - x[2], 2) / 2) - GAUSSIAN_Y[i];
    }
    return r;
  }

  /** Gaussian (number 9): the sum of squares. */
  public static double gaussian(double[] x) {
    return SumOfSquares.of(gaussianResiduals(x));
  }

  /** Meyer (number 10): the residuals. */
  public static double[] meyerResiduals(double[] x) {
    double[] r = new double[MEYER_Y.length];
    for (int i = 0; i < r.length; i++) {
      double t = 45 + 5 * (i + 1);
      r[i] = x[0] * exp(x[1] / (t + x[2])) - MEYER_Y[i];
    }
    return r;
  }

  /** Meyer (number 10): the sum of squares. */
  public static double meyer(double[] x) {
    return SumOfSquares.of(meyerResiduals(x));
  }

  /** Gulf research and development, 99 residuals (number 11): the residuals. */
  public static double[] gulfResiduals(double[] x) {
    double[] r = new double[99];
    for (int i = 1; i <= 99; i++) {
      double t = i / 100.0;
      double y = 25 + pow(-50 * log(t), 2.0 / 3);
      r[i - 1] = exp(-pow(abs(y - x[1]), x[2]) / x[0]) - t;
    }
    return r;
  }

  /** Gulf research and development (number 11): the sum of squares. */
  public static double gulf(double[] x) {
    return SumOfSquares.of(gulfResiduals(x));
  }

  /** Box three-dimensional, ten residuals (number 12): the residuals. */
  public static double[] boxResiduals(double[] x) {
    double[] r = new double[10];
    for (int i = 1; i <= 10; i++) {
      double t = 0.1 * i;
      r[i - 1] = exp(-t * x[0]) - exp(-t * x[1]) - x[2] * (exp(-t) - exp(-10 * t));
    }
    return r;
  }

  /** Box three-dimensional (number 12): the sum of squares. */
  public static double box(double[] x) {
    return SumOfSquares.of(boxResiduals(x));
  }
}
