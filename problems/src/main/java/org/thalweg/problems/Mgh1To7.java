package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.atan;
import static java.lang.Math.exp;
import static java.lang.Math.sqrt;

/**
 * Problems 1 to 7 of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM
 * Transactions on Mathematical Software 7 (1981): residuals and their sum of squares.
 */
public final class Mgh1To7 {

  private Mgh1To7() {}

  /** Rosenbrock (number 1): the residuals. */
  public static double[] rosenbrockResiduals(double[] x) {
    return new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]};
  }

  /** Rosenbrock (number 1): the sum of squares. */
  public static double rosenbrock(double[] x) {
    return SumOfSquares.of(rosenbrockResiduals(x));
  }

  /** Freudenstein and Roth (number 2): the residuals. */
  public static double[] freudensteinRothResiduals(double[] x) {
    return new double[] {
      -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]
    };
  }

  /** Freudenstein and Roth (number 2): the sum of squares. */
  public static double freudensteinRoth(double[] x) {
    return SumOfSquares.of(freudensteinRothResiduals(x));
  }

  /** Powell badly scaled (number 3): the residuals. */
  public static double[] powellBadlyScaledResiduals(double[] x) {
    return new double[] {1e4 * x[0] * x[1] - 1, exp(-x[0]) + exp(-x[1]) - 1.0001};
  }

  /** Powell badly scaled (number 3): the sum of squares. */
  public static double powellBadlyScaled(double[] x) {
    return SumOfSquares.of(powellBadlyScaledResiduals(x));
  }

  /** Brown badly scaled (number 4): the residuals. */
  public static double[] brownBadlyScaledResiduals(double[] x) {
    return new double[] {x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2};
  }

  /** Brown badly scaled (number 4): the sum of squares. */
  public static double brownBadlyScaled(double[] x) {
    return SumOfSquares.of(brownBadlyScaledResiduals(x));
  }

  /** Beale (number 5): the residuals. */
  public static double[] bealeResiduals(double[] x) {
    double[] r = {1.5, 2.25, 2.625};
    double power = 1;
    for (int i = 0; i < 3; i++) {
      power *= x[1];
      r[i] -= x[0] * (1 - power);
    }
    return r;
  }

  /** Beale (number 5): the sum of squares. */
  public static double beale(double[] x) {
    return SumOfSquares.of(bealeResiduals(x));
  }

  /** Jennrich and Sampson, ten residuals (number 6): the residuals. */
  public static double[] jennrichSampsonResiduals(double[] x) {
    double[] r = new double[10];
    for (int i = 1; i <= 10; i++) {
      r[i - 1] = 2 + 2 * i - (exp(i * x[0]) + exp(i * x[1]));
    }
    return r;
  }

  /** Jennrich and Sampson (number 6): the sum of squares. */
  public static double jennrichSampson(double[] x) {
    return SumOfSquares.of(jennrichSampsonResiduals(x));
  }

  /** Helical valley (number 7): the residuals. */
  public static double[] helicalValleyResiduals(double[] x) {
    double turn = atan(x[1] / x[0]) / (2 * PI);
    if (x[0] < 0) {
      turn += 0.5;
    }
    double radius = sqrt(x[0] * x[0] + x[1] * x[1]);
    return new double[] {10 * (x[2] - 10 * turn), 10 * (radius - 1), x[2]};
  }

  /** Helical valley (number 7): the sum of squares. */
  public static double helicalValley(double[] x) {
    return SumOfSquares.of(helicalValleyResiduals(x));
  }
}
