package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellTextTest {
  private static double number(String text) {
    char[] padded = ("<" + text + ">").toCharArray();
    return CellText.number(padded, 1, text.length(), '.');
  }

  private static boolean isMissing(String text) {
    char[] padded = ("<" + text + ">").toCharArray();
    return CellText.isMissing(padded, 1, text.length());
  }

  /** Double.parseDouble rounds rightly by its specification. */
  @Test
  void numbersAreReadLikeTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 200_000; trial++) {
      String text = decimal(random);
      assertEquals(Double.parseDouble(text) + 0.0, number(text), text);
    }
    for (int trial = 0; trial < 50_000; trial++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, number(Double.toString(value)));
        assertEquals((float) value + 0.0f, (float) number(Float.toString((float) value)));
      }
    }
  }

  private static String decimal(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    text.append(new String[] {"", "", "-", "+"}[random.nextInt(4)]);
    int digits = random.nextInt(1, 22);
    int point = random.nextInt(-1, digits + 1);
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    text.append(point == digits ? "." : "");
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E');
      text.append(new String[] {"", "-", "+"}[random.nextInt(3)]).append(random.nextInt(40));
    }
    return text.toString();
  }

  @Test
  void zeroHasNoSign() {
    assertEquals(0.0, number("-0"));
    assertEquals(0.0, number("-0.0000000000000000000000000"));
    assertEquals(0.0, number("-1e-999"));
  }

  @Test
  void whatIsNoDecimalIsNoNumber() {
    for (String text :
        new String[] {
          "",
          "-",
          "+",
          ".",
          "e5",
          "1e",
          "1e+",
          "1e5.",
          "1.2.3",
          "12a",
          "0x10",
          "1d",
          "2f",
          "1_000",
          "--1",
          "1 2",
          "NaN",
          "abc",
          "2019-01-15",
          "1,5",
          "in",
          "infinit"
        }) {
      assertTrue(Double.isNaN(number(text)), text);
    }
  }

  @Test
  void infiniteAndTooLargeNumbersAreInfinite() {
    for (String text :
        new String[] {"inf", "+Inf", "INFINITY", "infinity", "1e999", "9e99999999"}) {
      assertEquals(Double.POSITIVE_INFINITY, number(text), text);
    }
    assertEquals(Double.NEGATIVE_INFINITY, number("-inf"));
    assertEquals(Double.NEGATIVE_INFINITY, number("-1e400"));
  }

  @Test
  void missingCells() {
    for (String text :
        new String[] {"", "?", "NA", "na", "N/A", "NaN", "nan", "null", "NULL", "None"}) {
      assertTrue(isMissing(text), text);
    }
    for (String text : new String[] {"-", "0", "x", "no", "NAN1", "nones", "n-a", "??"}) {
      assertFalse(isMissing(text), text);
    }
  }
}
