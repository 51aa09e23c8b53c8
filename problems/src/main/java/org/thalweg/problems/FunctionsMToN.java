package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions Matyas to NewFunction02. Definitions: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsMToN {

  private FunctionsMToN() {}

  /** Matyas. */
  public static double matyas(double[] x) {
    return 0.26 * (x[0] * x[0] + x[1] * x[1]) - 0.48 * x[0] * x[1];
  }

  /** McCormick. */
  public static double mcCormick(double[] x) {
    double difference = x[0] - x[1];
    return sin(x[0] + x[1]) + difference * difference - 1.5 * x[0] + 2.5 * x[1] + 1;
  }

  /** Michalewicz, steepness 10; Gavana's list. */
  public static double michalewicz(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum -= sin(x[i]) * pow(sin((i + 1) * x[i] * x[i] / PI), 20);
    }
    return sum;
  }

  /** Mishra 1: a power whose base and exponent both vary. */
  public static double mishra01(double[] x) {
    double last = x.length;
    for (int i = 0; i < x.length - 1; i++) {
      last -= x[i];
    }
    return pow(1 + last, last);
  }

  /** Mishra 3. */
  public static double mishra03(double[] x) {
    double radius = sqrt(x[0] * x[0] + x[1] * x[1]);
    return sqrt(abs(cos(radius))) + 0.01 * (x[0] + x[1]);
  }

  /** Mishra 5. */
  public static double mishra05(double[] x) {
    double a = sin(pow(cos(x[0]) + cos(x[1]), 2));
    double b = cos(pow(sin(x[0]) + sin(x[1]), 2));
    double c = a * a + b * b + x[0];
    return c * c + 0.01 * x[0] + 0.1 * x[1];
  }

  /** Mishra 7: the product of the variables is to be n factorial. */
  public static double mishra07(double[] x) {
    double product = 1;
    long factorial = 1;
    for (int i = 0; i < x.length; i++) {
      product *= x[i];
      factorial *= i + 1;
    }
    return (product - factorial) * (product - factorial);
  }

  /** Mishra 9. */
  public static double mishra09(double[] x) {
    double u = x[0];
    double v = x[1];
    double w = x[2];
    double a = 2 * u * u * u + 5 * u * v + 4 * w - 2 * u * u * w - 18;
    double b = u + v * v * v + u * v * v + u * w * w - 22;
    double c = 8 * u * u + 2 * v * w + 2 * v * v + 3 * v * v * v - 52;
    double d = u + v - w;
    double inner = a * b * b * c + a * b * c * c + b * b + d * d;
    return inner * inner;
  }

  /** Mishra 11. The figures divide the product by n where the survey takes the nth root. */
  public static double mishra11(double[] x) {
    double[] magnitudes = x.clone();
    double sum = 0;
    double product = 1;
    for (int i = 0; i < magnitudes.length; i++) {
      if (magnitudes[i] < 0) {
        magnitudes[i] = -magnitudes[i];
      }
      sum += magnitudes[i];
      product *= magnitudes[i];
    }
    return pow(sum / x.length - product / x.length, 2);
  }

  /** Needle eye: flat 1 in a tiny box, at least 100 outside; Gavana's list. */
  public static double needleEye(double[] x) {
    double eye = 0.0001;
    double sum = 0;
    boolean outside = false;
    for (double v : x) {
      if (abs(v) >= eye) {
        outside = true;
        sum += 100 + abs(v);
      } else {
        sum += 1;
      }
    }
    return outside ? sum : sum / x.length;
  }

  /** New function 2; Gavana's list. */
  public static double newFunction02(double[] x) {
    return sqrt(abs(sin(sqrt(abs(x[0] * x[0] + x[1]))))) + 0.01 * (x[0] + x[1]);
  }
}
