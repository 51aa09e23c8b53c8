package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions Chichinadze to Exp2. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsCToE {

  /** Distances of ten points in the plane, row i to the points before it: Mathar and Zilinskas. */
  private static final double[][] COLA = {
    {},
    {1.27},
    {1.69, 1.43},
    {2.04, 2.35, 2.43},
    {3.09, 3.18, 3.26, 2.85},
    {3.20, 3.22, 3.27, 2.88, 1.55},
    {2.86, 2.56, 2.58, 2.59, 3.12, 3.06},
    {3.17, 3.18, 3.18, 3.12, 1.31, 1.64, 3.00},
    {3.21, 3.18, 3.18, 3.17, 1.70, 1.36, 2.95, 1.32},
    {2.38, 2.31, 2.42, 1.94, 2.85, 2.81, 2.56, 2.91, 2.97}
  };

  /** Wavelength and transmittance; NIST StRD, Eckerle4. */
  private static final double[][] ECKERLE4 = {
    {400, 0.0001575}, {405, 0.0001699}, {410, 0.0002350}, {415, 0.0003102}, {420, 0.0004917},
    {425, 0.0008710}, {430, 0.0017418}, {435, 0.0046400}, {436.5, 0.0065895}, {438, 0.0097302},
    {439.5, 0.0149002}, {441, 0.0237310}, {442.5, 0.0401683}, {444, 0.0712559}, {445.5, 0.1264458},
    {447, 0.2073413}, {448.5, 0.2902366}, {450, 0.3445623}, {451.5, 0.3698049}, {453, 0.3668534},
    {454.5, 0.3106727}, {456, 0.2078154}, {457.5, 0.1164354}, {459, 0.0616764}, {460.5, 0.0337200},
    {462, 0.0194023}, {463.5, 0.0117831}, {465, 0.0074357}, {470, 0.0022732}, {475, 0.0008800},
    {480, 0.0004579}, {485, 0.0002345}, {490, 0.0001586}, {495, 0.0001143}, {500, 0.0000710}
  };

  private FunctionsCToE() {}

  /** Chichinadze. */
  public static double chichinadze(double[] x) {
    double first = x[0] * x[0] - 12 * x[0] + 11 + 10 * cos(PI * x[0] / 2);
    double second = 8 * sin(5 * PI * x[0] / 2);
    double third = sqrt(0.2) * exp(-0.5 * (x[1] - 0.5) * (x[1] - 0.5));
    return first + second - third;
  }

  /** Cola: ten points of the plane, the first fixed and the second on an axis, at set distances. */
  public static double cola(double[] x) {
    int points = COLA.length;
    double[] u = new double[points];
    double[] v = new double[points];
    u[1] = x[0];
    for (int i = 2; i < points; i++) {
      u[i] = x[2 * i - 3];
      v[i] = x[2 * i - 2];
    }
    double sum = 0;
    for (int i = 1; i < points; i++) {
      for (int j = 0; j < i; j++) {
        double distance = sqrt((u[i] - u[j]) * (u[i] - u[j]) + (v[i] - v[j]) * (v[i] - v[j]));
        sum += (distance - COLA[i][j]) * (distance - COLA[i][j]);
      }
    }
    return sum;
  }

  /** Corana: a paraboloid with rectangular pockets; Corana et al. (1987). */
  public static double corana(double[] x) {
    double[] weights = {1, 1000, 10, 100};
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double z = Math.floor(abs(x[i] / 0.2) + 0.49999) * Math.signum(x[i]) * 0.2;
      if (abs(x[i] - z) < 0.05) {
        double edge = z - 0.05 * Math.signum(z);
        sum += 0.15 * edge * edge * weights[i];
      } else {
        sum += weights[i] * x[i] * x[i];
      }
    }
    return sum;
  }

  /** Cross-in-tray. */
  public static double crossInTray(double[] x) {
    return -0.0001 * pow(cross(x) + 1, 0.1);
  }

  /** Crowned cross: cross-in-tray with the other sign; Gavana's list. */
  public static double crownedCross(double[] x) {
    return 0.0001 * pow(cross(x) + 1, 0.1);
  }

  private static double cross(double[] x) {
    double radius = sqrt(x[0] * x[0] + x[1] * x[1]);
    return abs(sin(x[0]) * sin(x[1]) * exp(abs(100 - radius / PI)));
  }

  /** Cube. */
  public static double cube(double[] x) {
    double a = x[1] - x[0] * x[0] * x[0];
    double b = 1 - x[0];
    return 100 * a * a + b * b;
  }

  /** De Villiers and Glasser 1. */
  public static double deVilliersGlasser01(double[] x) {
    double sum = 0;
    for (int i = 0; i < 24; i++) {
      double t = 0.1 * i;
      double y = 60.137 * pow(1.371, t) * sin(3.112 * t + 1.761);
      sum += pow(x[0] * pow(x[1], t) * sin(x[2] * t + x[3]) - y, 2);
    }
    return sum;
  }

  /** Deb 1. */
  public static double deb01(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += pow(sin(5 * PI * v), 6);
    }
    return -sum / x.length;
  }

  /** Decanomial: a polynomial in each variable; Gavana's list. */
  public static double decanomial(double[] x) {
    double[] first = {
      1, -20, 180, -960, 3360, -8064, 13340, -15360, 11520, -5120, 2624,
    };
    double[] second = {1, 12, 54, 108, 81};
    double sum = abs(polynomial(first, x[0])) + abs(polynomial(second, x[1]));
    return 0.001 * sum * sum;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double c : coefficients) {
      value = value * x + c;
    }
    return value;
  }

  /** Deckkers and Aarts. */
  public static double deckkersAarts(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    double s = a + b;
    return 1e5 * a + b - s * s + 1e-5 * s * s * s * s;
  }

  /** Dixon and Price. */
  public static double dixonPrice(double[] x) {
    double sum = (x[0] - 1) * (x[0] - 1);
    for (int i = 1; i < x.length; i++) {
      double r = 2 * x[i] * x[i] - x[i - 1];
      sum += (i + 1) * r * r;
    }
    return sum;
  }

  /** Drop wave; Gavana's list. */
  public static double dropWave(double[] x) {
    double norm = x[0] * x[0] + x[1] * x[1];
    return -(1 + cos(12 * sqrt(norm))) / (0.5 * norm + 2);
  }

  /** Easom. */
  public static double easom(double[] x) {
    double a = x[0] - PI;
    double b = x[1] - PI;
    return -cos(x[0]) * cos(x[1]) * exp(-(a * a + b * b));
  }

  /** Eckerle4: a bell curve fitted to 35 observations; NIST StRD. */
  public static double eckerle4(double[] b) {
    double sum = 0;
    for (double[] row : ECKERLE4) {
      double z = (row[0] - b[2]) / b[1];
      double r = b[0] / b[1] * exp(-0.5 * z * z) - row[1];
      sum += r * r;
    }
    return sum;
  }

  /** Egg holder. */
  public static double eggHolder(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i];
      double b = x[i + 1] + 47;
      sum += -b * sin(sqrt(abs(b + a / 2))) - a * sin(sqrt(abs(a - b)));
    }
    return sum;
  }

  /** Exp 2. */
  public static double exp2(double[] x) {
    double sum = 0;
    int i = 0;
    while (i < 10) {
      double t = i / 10.0;
      double r = exp(-t * x[0]) - 5 * exp(-t * x[1]) - exp(-t) + 5 * exp(-10 * t);
      sum += r * r;
      i++;
    }
    return sum;
  }
}
