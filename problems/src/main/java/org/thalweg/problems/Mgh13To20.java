package org.thalweg.problems;

import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Problems 13 to 20 of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software",
 * ACM Transactions on Mathematical Software 7 (1981): residuals and their sum of squares.
 */
public final class Mgh13To20 {

  private static final double[] KOWALIK_Y = {
    0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246
  };

  private static final double[] KOWALIK_U = {
    4.0, 2.0, 1.0, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625
  };

  private static final double[] OSBORNE1_Y = {
    0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.85, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658,
    0.628, 0.603, 0.58, 0.558, 0.538, 0.522, 0.506, 0.49, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431,
    0.424, 0.42, 0.414, 0.411, 0.406
  };

  private static final double[] OSBORNE2_Y = {
    1.366, 1.191, 1.112, 1.013, 0.991, 0.885, 0.831, 0.847, 0.786, 0.725, 0.746, 0.679, 0.608,
    0.655, 0.616, 0.606, 0.602, 0.626, 0.651, 0.724, 0.649, 0.649, 0.694, 0.644, 0.624, 0.661,
    0.612, 0.558, 0.533, 0.495, 0.5, 0.423, 0.395, 0.375, 0.372, 0.391, 0.396, 0.405, 0.428, 0.429,
    0.523, 0.562, 0.607, 0.653, 0.672, 0.708, 0.633, 0.668, 0.645, 0.632, 0.591, 0.559, 0.597,
    0.625, 0.739, 0.71, 0.729, 0.72, 0.636, 0.581, 0.428, 0.292, 0.162, 0.098, 0.054
  };

  private Mgh13To20() {}

  /** Powell singular (number 13): the residuals. */
  public static double[] powellSingularResiduals(double[] x) {
    return new double[] {
      x[0] + 10 * x[1],
      sqrt(5) * (x[2] - x[3]),
      pow(x[1] - 2 * x[2], 2),
      sqrt(10) * pow(x[0] - x[3], 2)
    };
  }

  /** Powell singular (number 13): the sum of squares. */
  public static double powellSingular(double[] x) {
    return SumOfSquares.of(powellSingularResiduals(x));
  }

  /** Wood (number 14): the residuals. */
  public static double[] woodResiduals(double[] x) {
    return new double[] {
      10 * (x[1] - x[0] * x[0]),
      1 - x[0],
      sqrt(90) * (x[3] - x[2] * x[2]),
      1 - x[2],
      sqrt(10) * (x[1] + x[3] - 2),
      (x[1] - x[3]) / sqrt(10)
    };
  }

  /** Wood (number 14): the sum of squares. */
  public static double wood(double[] x) {
    return SumOfSquares.of(woodResiduals(x));
  }

  /** Kowalik and Osborne (number 15): the residuals. */
  public static double[] kowalikOsborneResiduals(double[] x) {
    double[] r = new double[KOWALIK_Y.length];
    for (int i = 0; i < r.length; i++) {
      double u = KOWALIK_U[i];
      r[i] = KOWALIK_Y[i] - x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3]);
    }
    return r;
  }

  /** Kowalik and Osborne (number 15): the sum of squares. */
  public static double kowalikOsborne(double[] x) {
    return SumOfSquares.of(kowalikOsborneResiduals(x));
  }

  /** Brown and Dennis, twenty residuals (number 16): the residuals. */
  public static double[] brownDennisResiduals(double[] x) {
    double[] r = new double[20];
    for (int i = 1; i <= 20; i++) {
      double t = i / 5.0;
      double a = x[0] + t * x[1] - exp(t);
      double b = x[2] + x[3] * sin(t) - cos(t);
      r[i - 1] = a * a + b * b;
    }
    return r;
  }

  /** Brown and Dennis (number 16): the sum of squares. */
  public static double brownDennis(double[] x) {
    return SumOfSquares.of(brownDennisResiduals(x));
  }

  /** Osborne 1 (number 17): the residuals. */
  public static double[] osborne1Residuals(double[] x) {
    double[] r = new double[OSBORNE1_Y.length];
    for (int i = 0; i < r.length; i++) {
      double t = 10 * i;
      r[i] = OSBORNE1_Y[i] - (x[0] + x[1] * exp(-t * x[3]) + x[2] * exp(-t * x[4]));
    }
    return r;
  }

  /** Osborne 1 (number 17): the sum of squares. */
  public static double osborne1(double[] x) {
    return SumOfSquares.of(osborne1Residuals(x));
  }

  /** Biggs EXP6, thirteen residuals (number 18): the residuals. */
  public static double[] biggsExp6Residuals(double[] x) {
    double[] r = new double[13];
    for (int i = 1; i <= 13; i++) {
      double t = 0.1 * i;
      double y = exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t);
      double model = x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + x[5] * exp(-t * x[4]);
      r[i - 1] = model - y;
    }
    return r;
  }

  /** Biggs EXP6 (number 18): the sum of squares. */
  public static double biggsExp6(double[] x) {
    return SumOfSquares.of(biggsExp6Residuals(x));
  }

  /** Osborne 2 (number 19): the residuals. */
  public static double[] osborne2Residuals(double[] x) {
    double[] r = new double[OSBORNE2_Y.length];
    for (int i = 0; i < r.length; i++) {
      double t = i / 10.0;
      double model = x[0] * exp(-t * x[4]);
      for (int k = 1; k <= 3; k++) {
        double distance = t - x[7 + k];
        model += x[k] * exp(-distance * distance * x[4 + k]);
      }
      r[i] = OSBORNE2_Y[i] - model;
    }
    return r;
  }

  /** Osborne 2 (number 19): the sum of squares. */
  public static double osborne2(double[] x) {
    return SumOfSquares.of(osborne2Residuals(x));
  }

  /** Watson, of 2 to 31 variables; 31 residuals (number 20): the residuals. */
  public static double[] watsonResiduals(double[] x) {
    double[] r = new double[31];
    for (int i = 1; i <= 29; i++) {
      double t = i / 29.0;
      double slope = 0;
      double value = 0;
      for (int j = x.length - 1; j >= 0; j--) {
        if (j > 0) {
          slope = slope * t + j * x[j];
        }
        value = value * t + x[j];
      }
      r[i - 1] = slope - value * value - 1;
    }
    r[29] = x[0];
    r[30] = x[1] - x[0] * x[0] - 1;
    return r;
  }

  /** Watson (number 20): the sum of squares. */
  public static double watson(double[] x) {
    return SumOfSquares.of(watsonResiduals(x));
  }
}
