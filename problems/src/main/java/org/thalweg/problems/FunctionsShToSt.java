package org.thalweg.problems;

import static java.lang.Math.abs;
import static java.lang.Math.floor;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions Shekel05 to StyblinskiTang. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsShToSt {

  private static final double[][] SHEKEL_A = {
    {4, 4, 4, 4},
    {1, 1, 1, 1},
    {8, 8, 8, 8},
    {6, 6, 6, 6},
    {3, 7, 3, 7},
    {2, 9, 2, 9},
    {5, 5, 3, 3},
    {8, 1, 8, 1},
    {6, 2, 6, 2},
    {7, 3.6, 7, 3.6}
  };
  private static final double[] SHEKEL_C = {0.1, 0.2, 0.2, 0.4, 0.4, 0.6, 0.3, 0.7, 0.5, 0.5};

  private FunctionsShToSt() {}

  /** Shekel 5. */
  public static double shekel05(double[] x) {
    return shekel(x, 5);
  }

  /** Shekel 10. */
  public static double shekel10(double[] x) {
    return shekel(x, 10);
  }

  private static double shekel(double[] x, int wells) {
    double sum = 0;
    for (int i = 0; i < wells; i++) {
      double inner = SHEKEL_C[i];
      for (int j = 0; j < 4; j++) {
        inner += (x[j] - SHEKEL_A[i][j]) * (x[j] - SHEKEL_A[i][j]);
      }
      sum -= 1 / inner;
    }
    return sum;
  }

  /** Shubert 3. */
  public static double shubert03(double[] x) {
    double sum = 0;
    for (double v : x) {
      for (int j = 1; j <= 5; j++) {
        sum += -j * sin((j + 1) * v + j);
      }
    }
    return sum;
  }

  /** Sine envelope, with the sign of the figures: at least 0. */
  public static double sineEnvelope(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double square = x[i + 1] * x[i + 1] + x[i] * x[i];
      double wave = sin(sqrt(square));
      double damping = 0.001 * square + 1;
      sum += (wave * wave - 0.5) / (damping * damping) + 0.5;
    }
    return sum;
  }

  /** Six-hump camel. */
  public static double sixHumpCamel(double[] x) {
    double a = x[0] * x[0];
    double b = x[1] * x[1];
    return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (4 * b - 4) * b;
  }

  /** Sum of different powers; Gavana's list. */
  public static double sodp(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += pow(abs(x[i]), i + 2);
    }
    return sum;
  }

  /** Sphere. */
  public static double sphere(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  /** Step: flat nearly everywhere. */
  public static double step(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += floor(abs(v));
    }
    return sum;
  }

  /** Stretched V: the figures add 1 to the squared sine, the survey to the sine. */
  public static double stretchedV(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double t = x[i + 1] * x[i + 1] + x[i] * x[i];
      double wave = sin(50 * pow(t, 0.1) + 1);
      sum += pow(t, 0.25) * wave * wave;
    }
    return sum;
  }

  /** Styblinski and Tang. */
  public static double styblinskiTang(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * (v * (v * v - 16) + 5);
    }
    return sum / 2;
  }
}
