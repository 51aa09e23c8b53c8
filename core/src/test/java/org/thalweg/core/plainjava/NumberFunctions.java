package org.thalweg.core.plainjava;

import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of four variables with all of arithmetic and Math, and recursion. */
final class NumberFunctions {
  private NumberFunctions() {}

  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("arithmetic", NumberFunctions::arithmetic);
    all.put("remainder", NumberFunctions::remainder);
    all.put("doLoop", NumberFunctions::doLoop);
    all.put("newton", NumberFunctions::newton);
    all.put("floats", NumberFunctions::floats);
    all.put("casts", NumberFunctions::casts);
    all.put("mathAll", NumberFunctions::mathAll);
    all.put("mathTwo", NumberFunctions::mathTwo);
    all.put("strictMath", NumberFunctions::strictMath);
    all.put("longLoop", NumberFunctions::longLoop);
    all.put("recursion", NumberFunctions::recursion);
    all.put("mutualRecursion", NumberFunctions::mutualRecursion);
    return all;
  }

  static double arithmetic(double[] x) {
    double a = x[0] + 2 * x[1] - x[2] / x[3];
    double b = -a * (x[0] / (1 + x[1] * x[1]));
    return a * b - b / a + 3 / (2 + x[0] * x[0]) - (x[2] - 1) * 4 + x[3] * x[3] * x[3];
  }

  static double remainder(double[] x) {
    return x[0] % 0.7 + (5 * x[1]) % (x[2] + 10) + Math.IEEEremainder(3 * x[3], 1.1);
  }

  static double doLoop(double[] x) {
    double term = 1;
    double sum = 1;
    int i = 1;
    do {
      term *= x[0] * x[1] / i;
      sum += term;
      i++;
    } while (i < 12);
    return sum;
  }

  /** The root of y³ + y = c, by Newton's method: the derivative goes through the iteration. */
  static double newton(double[] x) {
    double c = x[0] * x[1] + 3;
    double y = 1;
    for (int i = 0; i < 50; i++) {
      double step = (y * y * y + y - c) / (3 * y * y + 1);
      y -= step;
      if (Math.abs(step) < 1e-12) {
        break;
      }
    }
    return y * x[2];
  }

  static double floats(double[] x) {
    // Values that floats hold exactly would hide nothing here: the sum is dominated by doubles.
    float a = (float) 0.5f;
    double b = a * x[0];
    float[] f = {1, 2};
    return b * x[1] + f[1] * x[2] + (float) 3 * x[3];
  }

  static double casts(double[] x) {
    int k = (int) (x[0] * 10.1);
    long l = (long) x[1];
    return k * x[2]
        + l * x[3]
        + Math.round(x[0]) * x[1]
        + Math.floor(x[2])
        + (x[3] > 0 ? 1 : 0)
        + Math.signum(x[0]) * x[0]
        + Math.ceil(x[1]) * x[1]
        + Math.rint(x[2]) * x[3];
  }

  static double mathAll(double[] x) {
    double u = 0.3 + 0.1 * Math.sin(x[0]);
    double s = Math.abs(x[0] - 0.05) + Math.sqrt(u) + Math.cbrt(x[1] + 5) + Math.exp(u);
    s += Math.expm1(u) + Math.log(u) + Math.log1p(u) + Math.log10(u + 1) + Math.sin(x[1]);
    s += Math.cos(x[2]) + Math.tan(u) + Math.asin(u) + Math.acos(u) + Math.atan(x[3]);
    s += Math.sinh(x[0]) + Math.cosh(x[1]) + Math.tanh(x[2]) + Math.tanh(4 * x[3]);
    return s * Math.toDegrees(0.01 * x[3]) + Math.toRadians(x[2] * x[0]);
  }

  static double mathTwo(double[] x) {
    double p = 2 + x[0] * x[0] / 9;
    double s = Math.pow(p, x[1]) + Math.pow(p, 2.5) + Math.pow(x[1], 2) + Math.pow(x[2], 3);
    s += Math.pow(3, x[2]) + Math.hypot(x[0], x[1]) + Math.hypot(3, x[2]);
    s += Math.atan2(x[0], x[1]) + Math.atan2(1, x[2]) + Math.atan2(x[3], -2);
    s += Math.max(x[0], x[1]) * Math.min(x[2], x[3]) + Math.max(x[2], 0) + Math.min(0.1, x[3]);
    s += Math.fma(x[0], x[1], x[2]) + Math.fma(2, x[3], x[1]) + Math.copySign(x[0], x[1]);
    s += Math.clamp(x[0], -1.0, 1.0) * x[1] + Double.max(x[0], 0.2) + Double.sum(x[1], x[2]);
    return s + Math.max(3, 4) + Math.floorMod(7, 4) * x[0];
  }

  static double strictMath(double[] x) {
    return StrictMath.sin(x[0])
        * StrictMath.cos(x[1])
        * StrictMath.exp(0.1 * x[2])
        * StrictMath.pow(2 + x[3] * x[3], 1.5);
  }

  static double longLoop(double[] x) {
    double a = x[0];
    double b = x[1];
    for (int i = 0; i < 20000; i++) {
      if (a > b) {
        a = 0.999 * a + 1e-4 * x[2];
      } else {
        double t = a;
        a = b * 0.9995;
        b = t + 1e-5 * x[3] * i;
      }
    }
    return a * b;
  }

  static double recursion(double[] x) {
    return power(x[0], 5) + sumFrom(x, 0);
  }

  private static double power(double base, int n) {
    if (n == 0) {
      return 1;
    }
    double half = power(base, n / 2);
    return n % 2 == 0 ? half * half : half * half * base;
  }

  private static double sumFrom(double[] x, int i) {
    return i == x.length ? 0 : x[i] * (i + 1) + sumFrom(x, i + 1) * x[i];
  }

  static double mutualRecursion(double[] x) {
    return even(x, 6) * x[3];
  }

  private static double even(double[] x, int n) {
    return n == 0 ? x[0] : odd(x, n - 1) + x[1];
  }

  private static double odd(double[] x, int n) {
    return even(x, n - 1) * x[2];
  }
}
