package org.thalweg.core.elementary;

/**
 * A number as the unevaluated sum of two doubles, about 104 bits (Dekker 1971; Knuth's and fma's
 * exact sums).
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ONE = new DoubleDouble(1, 0);
  static final DoubleDouble LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
  static final DoubleDouble TWO_OVER_SQRT_PI =
      new DoubleDouble(1.1283791670955126, 1.533545961316588e-17);

  static DoubleDouble of(double a) {
    return new DoubleDouble(a, 0);
  }

  private static DoubleDouble fast(double a, double b) {
    double sum = a + b;
    return new DoubleDouble(sum, b - (sum - a));
  }

  /** a + b exactly. */
  static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double other = sum - a;
    return new DoubleDouble(sum, (a - (sum - other)) + (b - other));
  }

  DoubleDouble plus(DoubleDouble b) {
    DoubleDouble s = sum(high, b.high);
    DoubleDouble t = sum(low, b.low);
    DoubleDouble u = fast(s.high, s.low + t.high);
    return fast(u.high, u.low + t.low);
  }

  DoubleDouble plus(double b) {
    return plus(of(b));
  }

  DoubleDouble minus(DoubleDouble b) {
    return plus(b.negated());
  }

  DoubleDouble negated() {
    return new DoubleDouble(-high, -low);
  }

  DoubleDouble times(DoubleDouble b) {
    double product = high * b.high;
    return fast(product, Math.fma(high, b.high, -product) + (high * b.low + low * b.high));
  }

  DoubleDouble times(double b) {
    return times(of(b));
  }

  DoubleDouble over(DoubleDouble b) {
    double q1 = high / b.high;
    DoubleDouble rest = minus(b.times(q1));
    double q2 = rest.high / b.high;
    rest = rest.minus(b.times(q2));
    return fast(q1, q2).plus(rest.high / b.high);
  }

  DoubleDouble over(double b) {
    return over(of(b));
  }
}
