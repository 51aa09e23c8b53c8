package org.thalweg.io.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** What the text of a cell is: missing, a number, or something else. */
final class CellText {
  /** The greatest whole number below which all are exact as a double. */
  private static final long EXACT_MANTISSA = 1L << 53;

  /** The powers of ten that are exact as a double. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private CellText() {}

  /**
   * Whether a trimmed cell stands for nothing: empty, {@code ?}, or one of {@code NA}, {@code N/A},
   * {@code NaN}, {@code null}, {@code none} in upper or lower case.
   */
  static boolean isMissing(char[] text, int from, int length) {
    return switch (length) {
      case 0 -> true;
      case 1 -> text[from] == '?';
      case 2 -> is(text, from, "na");
      case 3 -> is(text, from, "nan") || is(text, from, "n/a");
      case 4 -> is(text, from, "null") || is(text, from, "none");
      default -> false;
    };
  }

  private static boolean is(char[] text, int from, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      char c = text[from + i];
      if (c != lower.charAt(i) && (c < 'A' || c > 'Z' || (c | 0x20) != lower.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The number that a trimmed cell holds: a decimal with an optional sign, fraction and exponent.
   *
   * @param mark the character before a fraction, a point or a comma
   * @return the nearest double; NaN if the text is no number; infinite if it says so ({@code inf},
   *     {@code infinity}) or is too large for a double
   */
  static double number(char[] text, int from, int length, char mark) {
    int end = from + length;
    int i = from;
    boolean negative = i < end && text[i] == '-';
    if (negative || (i < end && text[i] == '+')) {
      i++;
    }
    long mantissa = 0;
    int digits = 0;
    int exponent = 0;
    boolean exact = true;
    boolean point = false;
    for (; i < end; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        digits++;
        if (mantissa < EXACT_MANTISSA / 10 - 1) {
          mantissa = mantissa * 10 + (c - '0');
          exponent -= point ? 1 : 0;
        } else {
          exact = false;
        }
      } else if (c == mark && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return infinity(text, i, end, negative);
    }
    if (i < end) {
      long written = exponent(text, i, end);
      if (written == NO_EXPONENT) {
        return Double.NaN;
      }
      exponent += (int) written;
    }
    if (exact && -POWERS.length < exponent && exponent < POWERS.length) {
      // Both factors are exact, so the one rounding is the right one (Clinger 1990). Adding zero
      // makes a negative zero positive, so that equal numbers have equal bits.
      double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
      return (negative ? -value : value) + 0.0;
    }
    return parse(text, from, length, mark) + 0.0;
  }

  private static double parse(char[] text, int from, int length, char mark) {
    if (mark == '.') {
      return JavaDoubleParser.parseDouble(text, from, length);
    }
    return JavaDoubleParser.parseDouble(new String(text, from, length).replace(mark, '.'));
  }

  private static final long NO_EXPONENT = Long.MIN_VALUE;

  /** The exponent at a place, bounded by ±99,999; NO_EXPONENT if the rest of the text is none. */
  private static long exponent(char[] text, int from, int end) {
    int i = from;
    if (text[i] != 'e' && text[i] != 'E') {
      return NO_EXPONENT;
    }
    i++;
    boolean negative = i < end && text[i] == '-';
    if (negative || (i < end && text[i] == '+')) {
      i++;
    }
    if (i == end) {
      return NO_EXPONENT;
    }
    long value = 0;
    for (; i < end; i++) {
      char c = text[i];
      if (c < '0' || c > '9') {
        return NO_EXPONENT;
      }
      value = Math.min(value * 10 + (c - '0'), 99_999);
    }
    return negative ? -value : value;
  }

  private static double infinity(char[] text, int from, int end, boolean negative) {
    int length = end - from;
    boolean infinite =
        (length == 3 && is(text, from, "inf")) || (length == 8 && is(text, from, "infinity"));
    return infinite ? (negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY) : Double.NaN;
  }

  /** The first place after blanks. */
  static int trimStart(char[] text, int from, int end) {
    int i = from;
    while (i < end && isBlank(text[i])) {
      i++;
    }
    return i;
  }

  /** The place after the last character that is no blank. */
  static int trimEnd(char[] text, int from, int end) {
    int i = end;
    while (i > from && isBlank(text[i - 1])) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\ufeff';
  }
}
