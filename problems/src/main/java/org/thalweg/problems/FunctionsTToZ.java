package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions TestTubeHolder to Zirilli. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsTToZ {

  /** Logarithm of density and electron mobility; NIST StRD, Thurber. */
  private static final double[][] THURBER = {
    {-3.067, 80.574},
    {-2.981, 84.248},
    {-2.921, 87.264},
    {-2.912, 87.195},
    {-2.840, 89.076},
    {-2.797, 89.608},
    {-2.702, 89.868},
    {-2.699, 90.101},
    {-2.633, 92.405},
    {-2.481, 95.854},
    {-2.363, 100.696},
    {-2.322, 101.060},
    {-1.501, 401.672},
    {-1.460, 390.724},
    {-1.274, 567.534},
    {-1.212, 635.316},
    {-1.100, 733.054},
    {-1.046, 759.087},
    {-0.915, 894.206},
    {-0.714, 990.785},
    {-0.566, 1090.109},
    {-0.545, 1080.914},
    {-0.400, 1122.643},
    {-0.309, 1178.351},
    {-0.109, 1260.531},
    {-0.103, 1273.514},
    {0.010, 1288.339},
    {0.119, 1327.543},
    {0.377, 1353.863},
    {0.790, 1414.509},
    {0.963, 1425.208},
    {1.006, 1421.384},
    {1.115, 1442.962},
    {1.572, 1464.350},
    {1.841, 1468.705},
    {2.047, 1447.894},
    {2.200, 1457.628}
  };

  private FunctionsTToZ() {}

  /** Test tube holder; Gavana's list. */
  public static double testTubeHolder(double[] x) {
    double bowl = cos((x[0] * x[0] + x[1] * x[1]) / 200);
    return -4 * abs(sin(x[0]) * cos(x[1]) * exp(abs(bowl)));
  }

  /** Thurber: a quotient of cubics fitted to 37 observations; NIST StRD. */
  public static double thurber(double[] b) {
    double sum = 0;
    for (double[] row : THURBER) {
      double x = row[0];
      double upper = b[0] + x * (b[1] + x * (b[2] + x * b[3]));
      double lower = 1 + x * (b[4] + x * (b[5] + x * b[6]));
      sum += pow(upper / lower - row[1], 2);
    }
    return sum;
  }

  /** Trefethen. */
  public static double trefethen(double[] x) {
    double f = exp(sin(50 * x[0]));
    f += sin(60 * exp(x[1]));
    f += sin(70 * sin(x[0]));
    f += sin(sin(80 * x[1]));
    f -= sin(10 * (x[0] + x[1]));
    f += (x[0] * x[0] + x[1] * x[1]) / 4;
    return f;
  }

  /** Trigonometric 1. The figures take the bracket of the survey at each j, not once at i. */
  public static double trigonometric01(double[] x) {
    int n = x.length;
    double total = 0;
    for (int i = 1; i <= n; i++) {
      double inner = n;
      for (int j = 0; j < n; j++) {
        inner -= cos(x[j]) + i * (1 - cos(x[j]) - sin(x[j]));
      }
      total += inner * inner;
    }
    return total;
  }

  /** Tripod: steps at the axes. */
  public static double tripod(double[] x) {
    double p = x[0] >= 0 ? 1 : 0;
    double q = x[1] >= 0 ? 1 : 0;
    return q * (1 + p) + abs(x[0] + 50 * q * (1 - 2 * p)) + abs(x[1] + 50 * (1 - 2 * q));
  }

  /** Ursem 3. */
  public static double ursem03(double[] x) {
    return ursemPart(x[0]) + ursemPart(x[1]);
  }

  private static double ursemPart(double v) {
    return -sin(2.2 * PI * v + 0.5 * PI) * ((2 - abs(v)) / 2) * ((3 - abs(v)) / 2);
  }

  /** Ursem waves. */
  public static double ursemWaves(double[] x) {
    double square = x[1] * x[1];
    double bowl = -0.9 * x[0] * x[0] + (square - 4.5 * square) * x[0] * x[1];
    return bowl + 4.7 * cos(3 * x[0] - square * (2 + x[0])) * sin(2.5 * PI * x[0]);
  }

  /** Vincent; Gavana's list. */
  public static double vincent(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum -= sin(10 * log(v));
    }
    return sum;
  }

  /** W / wavy, k = 10. */
  public static double wavy(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += cos(10 * x[i]) * exp(-x[i] * x[i] / 2);
    }
    return 1 - sum / x.length;
  }

  /** Wayburn and Seader 2. */
  public static double wayburnSeader02(double[] x) {
    double a = 1.613 - 4 * pow(x[0] - 0.3125, 2) - 4 * pow(x[1] - 1.625, 2);
    return a * a + (x[1] - 1) * (x[1] - 1);
  }

  /** Whitley. The figures do not square the difference that the survey squares. */
  public static double whitley(double[] x) {
    double sum = 0;
    for (double a : x) {
      for (double b : x) {
        double t = 100 * (a * a - b) + (1 - b) * (1 - b);
        sum += t * t / 4000 - cos(t) + 1;
      }
    }
    return sum;
  }

  /** Xin-She Yang 2. */
  public static double xinSheYang02(double[] x) {
    double magnitudes = 0;
    double sines = 0;
    for (double v : x) {
      magnitudes += abs(v);
      sines += sin(v * v);
    }
    return magnitudes * exp(-sines);
  }

  /** Xin-She Yang 4. */
  public static double xinSheYang04(double[] x) {
    double u = 0;
    double v = 0;
    double w = 0;
    for (double t : x) {
      u += sin(t) * sin(t);
      v += t * t;
      w += pow(sin(sqrt(abs(t))), 2);
    }
    return (u - exp(-v)) * exp(-w);
  }

  /** Yao and Liu 4: the largest absolute value; Gavana's list. */
  public static double yaoLiu04(double[] x) {
    double largest = 0;
    for (double v : x) {
      if (abs(v) > largest) {
        largest = abs(v);
      }
    }
    return largest;
  }

  /** Zacharov; the survey's Zakharov. */
  public static double zacharov(double[] x) {
    double squares = 0;
    double weighted = 0;
    for (int i = 0; i < x.length; i++) {
      squares += x[i] * x[i];
      weighted += 0.5 * (i + 1) * x[i];
    }
    return squares + Math.pow(weighted, 2) + Math.pow(weighted, 4);
  }

  /** Zettl. */
  public static double zettl(double[] x) {
    double a = x[0] * x[0] + x[1] * x[1] - 2 * x[0];
    return a * a + x[0] / 4;
  }

  /** Zirilli, also called Aluffi-Pentini; Gavana's list and the survey. */
  public static double zirilli(double[] x) {
    double a = x[0];
    return 0.25 * a * a * a * a - 0.5 * a * a + 0.1 * a + 0.5 * x[1] * x[1];
  }
}
