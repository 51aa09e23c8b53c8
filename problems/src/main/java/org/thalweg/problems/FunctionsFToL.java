package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions FreudensteinRoth to Levy13. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsFToL {

  private static final double[][] HARTMANN_A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN_P = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };
  private static final double[] HARTMANN_C = {1, 1.2, 3, 3.2};

  private static final double[] KOWALIK_INVERSE = {0.25, 0.5, 1, 2, 4, 6, 8, 10, 12, 14, 16};
  private static final double[] KOWALIK_Y = {
    0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246
  };

  private FunctionsFToL() {}

  /** Freudenstein and Roth; also number 2 of Moré, Garbow and Hillstrom (1981). */
  public static double freudensteinRoth(double[] x) {
    double a = x[0] - 13 + ((5 - x[1]) * x[1] - 2) * x[1];
    double b = x[0] - 29 + ((x[1] + 1) * x[1] - 14) * x[1];
    return a * a + b * b;
  }

  /** Giunta. */
  public static double giunta(double[] x) {
    double sum = 0.6;
    for (double v : x) {
      double t = 16 * v / 15 - 1;
      sum += sin(t) + sin(t) * sin(t) + sin(4 * t) / 50;
    }
    return sum;
  }

  /** Goldstein and Price. */
  public static double goldsteinPrice(double[] x) {
    double a = x[0];
    double b = x[1];
    double first = pow(a + b + 1, 2) * (19 - 14 * a + 3 * a * a - 14 * b + 6 * a * b + 3 * b * b);
    double second =
        pow(2 * a - 3 * b, 2) * (18 - 32 * a + 12 * a * a + 48 * b - 36 * a * b + 27 * b * b);
    return (1 + first) * (30 + second);
  }

  /** Griewank. */
  public static double griewank(double[] x) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] / 4000;
      product *= cos(x[i] / sqrt(i + 1));
    }
    return sum - product + 1;
  }

  /** Hansen. */
  public static double hansen(double[] x) {
    double first = 0;
    double second = 0;
    for (int i = 0; i <= 4; i++) {
      first += (i + 1) * cos(i * x[0] + i + 1);
      second += (i + 1) * cos((i + 2) * x[1] + i + 1);
    }
    return first * second;
  }

  /** Hartman 6. */
  public static double hartmann6(double[] x) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double inner = 0;
      for (int j = 0; j < 6; j++) {
        double d = x[j] - HARTMANN_P[i][j];
        inner += HARTMANN_A[i][j] * d * d;
      }
      sum -= HARTMANN_C[i] * exp(-inner);
    }
    return sum;
  }

  /** Himmelblau. */
  public static double himmelBlau(double[] x) {
    return pow(x[0] * x[0] + x[1] - 11, 2) + pow(x[0] + x[1] * x[1] - 7, 2);
  }

  /** Hosaki. */
  public static double hosaki(double[] x) {
    double a = x[0];
    double quartic = 1 + a * (-8 + a * (7 + a * (-7.0 / 3 + a / 4)));
    return quartic * x[1] * x[1] * exp(-x[1]);
  }

  /** Jennrich and Sampson; also number 6 of Moré, Garbow and Hillstrom (1981). */
  public static double jennrichSampson(double[] x) {
    double sum = 0;
    for (int i = 1; i <= 10; i++) {
      double r = 2 + 2 * i - (exp(i * x[0]) + exp(i * x[1]));
      sum += r * r;
    }
    return sum;
  }

  /** Katsuura, by 32 binary digits: steps too fine to see; Gavana's list. */
  public static double katsuura(double[] x) {
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      double power = 2;
      for (int k = 1; k <= 32; k++) {
        sum += Math.rint(power * x[i]) / power;
        power *= 2;
      }
      product *= 1 + (i + 1) * sum;
    }
    return product;
  }

  /** Kowalik, with fractions as abscissas; Moré, Garbow and Hillstrom (number 15) round them. */
  public static double kowalik(double[] x) {
    double sum = 0;
    for (int i = 0; i < KOWALIK_Y.length; i++) {
      double u = 1 / KOWALIK_INVERSE[i];
      double model = x[0] * (u * u + u * x[1]) / (u * u + u * x[2] + x[3]);
      sum += pow(KOWALIK_Y[i] - model, 2);
    }
    return sum;
  }

  /** Lennard-Jones energy of atoms in space, three coordinates each; Gavana's list. */
  public static double lennardJones(double[] x) {
    int atoms = x.length / 3;
    double energy = 0;
    for (int i = 0; i < atoms - 1; i++) {
      for (int j = i + 1; j < atoms; j++) {
        double square = 0;
        for (int k = 0; k < 3; k++) {
          double d = x[3 * i + k] - x[3 * j + k];
          square += d * d;
        }
        double sixth = square * square * square;
        if (sixth > 0) {
          energy += (1 / sixth - 2) / sixth;
        }
      }
    }
    return energy;
  }

  /** Levy 3; Gavana's list. */
  public static double levy03(double[] x) {
    int n = x.length;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 1 + (x[i] - 1) / 4;
    }
    double sum = square(sin(PI * y[0])) + square(y[n - 1] - 1);
    for (int i = 0; i < n - 1; i++) {
      sum += square(y[i] - 1) * (1 + 10 * square(sin(PI * y[i + 1])));
    }
    return sum;
  }

  /** Levy 13; Gavana's list. */
  public static double levy13(double[] x) {
    double u = square(x[0] - 1) * (1 + square(sin(3 * PI * x[1])));
    double v = square(x[1] - 1) * (1 + square(sin(2 * PI * x[1])));
    return u + v + square(sin(3 * PI * x[0]));
  }

  private static double square(double v) {
    return v * v;
  }
}
