package org.thalweg.core.plainjava.tape;

/**
 * Derivatives of the functions of {@link Math} by one argument, given the arguments and the value.
 * Where a function has a kink, the derivative is one of those beside it, or 0. Emitted code calls
 * them; sine and cosine it writes itself, by the class the user's method called.
 */
public final class Partials {
  private Partials() {}

  static double absBy0(double x, double v) {
    return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
  }

  static double acosBy0(double x, double v) {
    return -1 / Math.sqrt((1 - x) * (1 + x));
  }

  static double asinBy0(double x, double v) {
    return 1 / Math.sqrt((1 - x) * (1 + x));
  }

  static double atanBy0(double x, double v) {
    return 1 / (1 + x * x);
  }

  static double atan2By0(double y, double x, double v) {
    return scaled(x, y, x);
  }

  static double atan2By1(double y, double x, double v) {
    return -scaled(y, y, x);
  }

  /** a / (x² + y²), where squares may overflow or vanish. */
  private static double scaled(double a, double y, double x) {
    double size = Math.max(Math.abs(x), Math.abs(y));
    double u = x / size;
    double w = y / size;
    return a / size / (u * u + w * w) / size;
  }

  static double cbrtBy0(double x, double v) {
    return 1 / (3 * v * v);
  }

  static double clampBy0(double x, double low, double high, double v) {
    return x < low || x > high ? 0 : 1;
  }

  static double clampBy1(double x, double low, double high, double v) {
    return x < low ? 1 : 0;
  }

  static double clampBy2(double x, double low, double high, double v) {
    return x > high ? 1 : 0;
  }

  static double copysignBy0(double x, double sign, double v) {
    return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(v) ? 1 : -1;
  }

  static double copysignBy1(double x, double sign, double v) {
    return 0;
  }

  static double coshBy0(double x, double v) {
    return StrictMath.sinh(x);
  }

  static double expBy0(double x, double v) {
    return v;
  }

  static double expm1By0(double x, double v) {
    return v + 1;
  }

  static double fmaBy0(double a, double b, double c, double v) {
    return b;
  }

  static double fmaBy1(double a, double b, double c, double v) {
    return a;
  }

  static double fmaBy2(double a, double b, double c, double v) {
    return 1;
  }

  static double hypotBy0(double x, double y, double v) {
    return v == 0 ? 0 : x / v;
  }

  static double hypotBy1(double x, double y, double v) {
    return v == 0 ? 0 : y / v;
  }

  static double ieeeremainderBy0(double x, double y, double v) {
    return 1;
  }

  static double ieeeremainderBy1(double x, double y, double v) {
    return -Math.rint((x - v) / y);
  }

  static double logBy0(double x, double v) {
    return Double.isNaN(v) ? v : 1 / x;
  }

  static double log10By0(double x, double v) {
    return Double.isNaN(v) ? v : 0.4342944819032518 / x;
  }

  static double log1pBy0(double x, double v) {
    return Double.isNaN(v) ? v : 1 / (1 + x);
  }

  static double maxBy0(double x, double y, double v) {
    return x >= y || Double.isNaN(x) ? 1 : 0;
  }

  static double maxBy1(double x, double y, double v) {
    return x >= y ? 0 : 1;
  }

  static double minBy0(double x, double y, double v) {
    return x <= y || Double.isNaN(x) ? 1 : 0;
  }

  static double minBy1(double x, double y, double v) {
    return x <= y ? 0 : 1;
  }

  static double powBy0(double x, double y, double v) {
    if (y == 2) {
      return 2 * x;
    }
    if (y == 0) {
      return 0;
    }
    double size = Math.abs(v);
    return size > 1e-290 && size < 1e290 ? y * (v / x) : y * StrictMath.pow(x, y - 1);
  }

  static double powBy1(double x, double y, double v) {
    return x == 0 && y > 0 ? 0 : v * StrictMath.log(x);
  }

  /** By the divisor of the remainder that {@code %} gives, v = x − y·trunc(x / y). */
  static double remBy1(double x, double y, double v) {
    return -Math.rint((x - v) / y);
  }

  static double sinhBy0(double x, double v) {
    return StrictMath.cosh(x);
  }

  static double sqrtBy0(double x, double v) {
    return 0.5 / v;
  }

  static double tanBy0(double x, double v) {
    return 1 + v * v;
  }

  static double tanhBy0(double x, double v) {
    // Where v rounds to 1 the square of the hyperbolic cosine is still a number.
    double c = Math.abs(v) < 0.9 ? 0 : StrictMath.cosh(x);
    return c == 0 ? (1 - v) * (1 + v) : 1 / (c * c);
  }

  static double todegreesBy0(double x, double v) {
    return 57.29577951308232;
  }

  static double toradiansBy0(double x, double v) {
    return 0.017453292519943295;
  }
}
