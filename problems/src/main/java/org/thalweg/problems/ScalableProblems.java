package org.thalweg.problems;

import static java.lang.Math.cos;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.util.Arrays;
import java.util.List;

/**
 * Problems of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM
 * Transactions on Mathematical Software 7 (1981), that hold for any number of variables.
 */
public final class ScalableProblems {

  private ScalableProblems() {}

  /** All of them, in the order of their numbers. */
  public static List<ScalableProblem> all() {
    return List.of(
        new ScalableProblem(
            21,
            "Extended Rosenbrock",
            2,
            ScalableProblems::extendedRosenbrock,
            ScalableProblems::extendedRosenbrockResiduals,
            n -> repeat(n, -1.2, 1)),
        new ScalableProblem(
            22,
            "Extended Powell singular",
            4,
            ScalableProblems::extendedPowell,
            ScalableProblems::extendedPowellResiduals,
            n -> repeat(n, 3, -1, 0, 1)),
        new ScalableProblem(
            25,
            "Variably dimensioned",
            1,
            ScalableProblems::variablyDimensioned,
            ScalableProblems::variablyDimensionedResiduals,
            ScalableProblems::descending),
        new ScalableProblem(
            26,
            "Trigonometric",
            1,
            ScalableProblems::trigonometric,
            ScalableProblems::trigonometricResiduals,
            n -> repeat(n, 1.0 / n)),
        new ScalableProblem(
            30,
            "Broyden tridiagonal",
            1,
            ScalableProblems::broydenTridiagonal,
            ScalableProblems::broydenTridiagonalResiduals,
            n -> repeat(n, -1)));
  }

  private static double[] repeat(int n, double... pattern) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> pattern[i % pattern.length]);
    return x;
  }

  private static double[] descending(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> 1 - (i + 1.0) / n);
    return x;
  }

  /** Extended Rosenbrock (number 21), for even n: the sum of squares. */
  public static double extendedRosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i += 2) {
      double a = 10 * (x[i + 1] - x[i] * x[i]);
      double b = 1 - x[i];
      sum += a * a + b * b;
    }
    return sum;
  }

  /** Extended Rosenbrock (number 21), for even n: the residuals. */
  public static double[] extendedRosenbrockResiduals(double[] x) {
    double[] r = new double[x.length];
    for (int i = 0; i < x.length; i += 2) {
      r[i] = 10 * (x[i + 1] - x[i] * x[i]);
      r[i + 1] = 1 - x[i];
    }
    return r;
  }

  /** Extended Powell singular (number 22), for n a multiple of 4: the sum of squares. */
  public static double extendedPowell(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i += 4) {
      double a = x[i] + 10 * x[i + 1];
      double b = x[i + 2] - x[i + 3];
      double c = x[i + 1] - 2 * x[i + 2];
      double d = x[i] - x[i + 3];
      sum += a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d;
    }
    return sum;
  }

  /** Extended Powell singular (number 22), for n a multiple of 4: the residuals. */
  public static double[] extendedPowellResiduals(double[] x) {
    double[] r = new double[x.length];
    for (int i = 0; i < x.length; i += 4) {
      r[i] = x[i] + 10 * x[i + 1];
      r[i + 1] = sqrt(5) * (x[i + 2] - x[i + 3]);
      r[i + 2] = pow(x[i + 1] - 2 * x[i + 2], 2);
      r[i + 3] = sqrt(10) * pow(x[i] - x[i + 3], 2);
    }
    return r;
  }

  /** Variably dimensioned (number 25): the sum of squares. */
  public static double variablyDimensioned(double[] x) {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < x.length; i++) {
      double r = x[i] - 1;
      sum += r * r;
      weighted += (i + 1) * r;
    }
    return sum + pow(weighted, 2) + pow(weighted, 4);
  }

  /** Variably dimensioned (number 25): the n + 2 residuals. */
  public static double[] variablyDimensionedResiduals(double[] x) {
    int n = x.length;
    double[] r = new double[n + 2];
    for (int i = 0; i < n; i++) {
      r[i] = x[i] - 1;
      r[n] += (i + 1) * (x[i] - 1);
    }
    r[n + 1] = r[n] * r[n];
    return r;
  }

  /** Trigonometric (number 26): the sum of squares. */
  public static double trigonometric(double[] x) {
    return SumOfSquares.of(trigonometricResiduals(x));
  }

  /** Trigonometric (number 26): the residuals. */
  public static double[] trigonometricResiduals(double[] x) {
    int n = x.length;
    double cosines = 0;
    for (double v : x) {
      cosines += cos(v);
    }
    double[] r = new double[n];
    for (int i = 0; i < n; i++) {
      r[i] = n - cosines + (i + 1) * (1 - cos(x[i])) - sin(x[i]);
    }
    return r;
  }

  /** Broyden tridiagonal (number 30): the sum of squares. */
  public static double broydenTridiagonal(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double r = broyden(x, i);
      sum += r * r;
    }
    return sum;
  }

  /** Broyden tridiagonal (number 30): the residuals. */
  public static double[] broydenTridiagonalResiduals(double[] x) {
    double[] r = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      r[i] = broyden(x, i);
    }
    return r;
  }

  private static double broyden(double[] x, int i) {
    double before = i == 0 ? 0 : x[i - 1];
    double after = i == x.length - 1 ? 0 : x[i + 1];
    return (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
  }
}
