package org.thalweg.core.elementary;

/** Errors in units in the last place of the exact result. */
final class Ulps {
  private Ulps() {}

  /**
   * |got - exact| / ulp(exact), where the exact value is known to 95 bits. Infinity counts as the
   * power of two just beyond the largest finite number, and as right where the exact value lies
   * beyond too; NaN is infinitely wrong.
   */
  static double error(Format format, double got, Precise.Scaled exact) {
    double value = exact.value().high();
    int least = 1 - format.bias;
    int exponent = value == 0 ? least : Math.getExponent(value) + exact.exponent();
    boolean infinite = Double.isInfinite(got);
    if (infinite && exponent > format.bias && got * value > 0) {
      return 0;
    }
    double comparable =
        infinite
            ? Math.copySign(Math.scalb(1.0, format.bias + 1 - exact.exponent()), got)
            : Math.scalb(got, -exact.exponent());
    int unit = Math.clamp(exponent, least, format.bias) - format.fractionBits;
    double difference = exact.value().plus(-comparable).high();
    double error = Math.abs(Math.scalb(difference, exact.exponent() - unit));
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
