package org.thalweg.cli.minimize;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people. */
final class Figures {
  private static final MathContext LONG = new MathContext(10);
  private static final MathContext SHORT = new MathContext(3);

  private Figures() {}

  /** Ten significant digits, without zeros at the end. */
  static String of(double value) {
    return text(value, LONG);
  }

  /** Three significant digits. */
  static String rough(double value) {
    return text(value, SHORT);
  }

  private static String text(double value, MathContext digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    boolean plain = rounded.signum() == 0 || exponent >= -5 && exponent < 10;
    return plain ? rounded.toPlainString() : rounded.toString().replace("E", "e");
  }
}
