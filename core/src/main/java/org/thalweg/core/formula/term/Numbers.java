package org.thalweg.core.formula.term;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class Numbers {
  private Numbers() {}

  /** Shortest digits that read back; whole numbers without a point. */
  public static String text(double number) {
    return Double.isFinite(number)
        ? text(new BigDecimal(Double.toString(number)))
        : Double.toString(number);
  }

  /** All digits; with an exponent where that is shorter. */
  public static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    long magnitude = (long) stripped.precision() - stripped.scale();
    if (magnitude > -4 && magnitude <= 15) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().abs().toString();
    String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = stripped.signum() < 0 ? "-" : "";
    return sign + digits.charAt(0) + rest + "e" + (magnitude - 1);
  }
}
