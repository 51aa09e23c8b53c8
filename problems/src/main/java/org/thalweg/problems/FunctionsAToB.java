package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * Test functions AMGM to Bukin06. Definitions: Jamil and Yang, "A literature survey of benchmark
 * functions for global optimization problems" (2013), unless another is named.
 */
public final class FunctionsAToB {

  private FunctionsAToB() {}

  /** The square of arithmetic less geometric mean; Gavana's list of test functions. */
  public static double amgm(double[] x) {
    double sum = 0;
    double product = 1;
    for (double v : x) {
      sum += v;
      product *= v;
    }
    double difference = sum / x.length - pow(product, 1.0 / x.length);
    return difference * difference;
  }

  /** Ackley 1; Ackley (1987). */
  public static double ackley01(double[] x) {
    double squares = 0;
    double cosines = 0;
    for (int i = 0; i < x.length; i++) {
      squares += x[i] * x[i];
      cosines += cos(2 * PI * x[i]);
    }
    double n = x.length;
    return -20 * exp(-0.2 * sqrt(squares / n)) - exp(cosines / n) + 20 + Math.E;
  }

  /** Ackley 2. */
  public static double ackley02(double[] x) {
    return -200 * exp(-0.02 * sqrt(x[0] * x[0] + x[1] * x[1]));
  }

  /** Adjiman. */
  public static double adjiman(double[] x) {
    return cos(x[0]) * sin(x[1]) - x[0] / (x[1] * x[1] + 1);
  }

  /** Alpine 2, with the sign of the figures: the least value is negative in two dimensions. */
  public static double alpine02(double[] x) {
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      product *= sqrt(x[i]) * sin(x[i]);
    }
    return product;
  }

  /** Beale; also number 5 of Moré, Garbow and Hillstrom (1981). */
  public static double beale(double[] x) {
    double[] y = {1.5, 2.25, 2.625};
    double sum = 0;
    double power = 1;
    for (double value : y) {
      power *= x[1];
      double r = value - x[0] * (1 - power);
      sum += r * r;
    }
    return sum;
  }

  /** Biggs EXP3. */
  public static double biggsExp03(double[] x) {
    double sum = 0;
    for (int i = 1; i <= 10; i++) {
      double t = i / 10.0;
      double y = exp(-t) - 5 * exp(-10 * t);
      double r = exp(-t * x[0]) - x[2] * exp(-t * x[1]) - y;
      sum += r * r;
    }
    return sum;
  }

  /** Biggs EXP5. */
  public static double biggsExp05(double[] x) {
    double sum = 0;
    for (int i = 1; i <= 11; i++) {
      double t = i / 10.0;
      double y = exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t);
      double model = x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + 3 * exp(-t * x[4]);
      sum += pow(model - y, 2);
    }
    return sum;
  }

  /** Bohachevsky 1. */
  public static double bohachevsky1(double[] x) {
    double a = x[0];
    double b = x[1];
    return a * a + 2 * b * b - 0.3 * cos(3 * PI * a) - 0.4 * cos(4 * PI * b) + 0.7;
  }

  /** Bohachevsky 3. */
  public static double bohachevsky3(double[] x) {
    double a = x[0];
    double b = x[1];
    return a * a + 2 * b * b - 0.3 * cos(3 * PI * a + 4 * PI * b) + 0.3;
  }

  /** Branin RCOS. */
  public static double branin01(double[] x) {
    double b = 5.1 / (4 * PI * PI);
    double c = 5 / PI;
    double bracket = x[1] - b * x[0] * x[0] + c * x[0] - 6;
    return bracket * bracket + 10 * (1 - 1 / (8 * PI)) * cos(x[0]) + 10;
  }

  /** Brent. */
  public static double brent(double[] x) {
    double square = 0;
    double shifted = 0;
    for (double v : x) {
      square += v * v;
      shifted += (v + 10) * (v + 10);
    }
    return shifted + exp(-square);
  }

  /** Bukin 2. The figures have the square of the second variable where the survey has none. */
  public static double bukin02(double[] x) {
    double a = x[1] * x[1] - 0.01 * x[0] * x[0] + 1;
    return 100 * a + 0.01 * (x[0] + 10) * (x[0] + 10);
  }

  /** Bukin 6: a bent ridge whose bottom is not smooth. */
  public static double bukin06(double[] x) {
    return 100 * sqrt(abs(x[1] - 0.01 * x[0] * x[0])) + 0.01 * abs(x[0] + 10);
  }
}
