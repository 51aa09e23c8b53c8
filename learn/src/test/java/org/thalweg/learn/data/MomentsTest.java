package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {
  /**
   * NIST StRD, univariate summary statistics, NumAcc4 (highest difficulty): 10000000.2 once, then
   * 500 times 10000000.1 and 10000000.3. Certified: mean 10000000.2, sample deviation 0.1.
   */
  @Test
  void agreesWithNistNumAcc4() {
    double[] values = new double[1001];
    Arrays.setAll(values, i -> i == 0 ? 10000000.2 : i % 2 == 1 ? 10000000.1 : 10000000.3);
    Moments moments = Moments.of(values);
    assertEquals(10000000.2, moments.mean(), 2e-9);
    double sample = moments.deviation() * Math.sqrt(1001 / 1000.0);
    assertEquals(0.1, sample, 1e-9);
  }

  @Test
  void agreesWithExactArithmeticOnRandomNumbers() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      double offset = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(0, 9));
      double spread = Math.pow(10, random.nextInt(-3, 5));
      double[] values = new double[random.nextInt(2, 200)];
      Arrays.setAll(values, i -> offset + spread * random.nextDouble(-1, 1));
      Moments moments = Moments.of(values);
      BigDecimal sum = BigDecimal.ZERO;
      for (double value : values) {
        sum = sum.add(new BigDecimal(value));
      }
      BigDecimal mean = sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
      BigDecimal squares = BigDecimal.ZERO;
      for (double value : values) {
        BigDecimal difference = new BigDecimal(value).subtract(mean);
        squares = squares.add(difference.multiply(difference));
      }
      BigDecimal variance =
          squares.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
      double deviation = variance.sqrt(MathContext.DECIMAL128).doubleValue();
      assertEquals(mean.doubleValue(), moments.mean(), Math.ulp(mean.doubleValue()));
      assertEquals(deviation, moments.deviation(), 1e-13 * deviation);
    }
  }

  @Test
  void hugeAndTinyNumbersNeitherOverflowNorVanish() {
    Moments huge = Moments.of(new double[] {1e308, -1e308});
    assertEquals(0, huge.mean());
    assertEquals(1e308, huge.deviation(), 1e293);
    Moments tiny = Moments.of(new double[] {1e-310, 3e-310});
    assertEquals(2e-310, tiny.mean(), 1e-320);
    assertEquals(1e-310, tiny.deviation(), 1e-320);
    assertTrue(huge.scale() > 0 && Double.isFinite(huge.scale()));
    assertTrue(tiny.scale() > 0);
  }

  @Test
  void missingNumbersDoNotCount() {
    Moments moments = Moments.of(new double[] {Double.NaN, 1, Double.NaN, 3});
    assertEquals(new Moments(2, 1, 3, 2, 1), moments);
    assertEquals(0, Moments.of(new double[] {Double.NaN}).count());
  }

  @Test
  void median() {
    assertEquals(2, Moments.median(new double[] {9, Double.NaN, 1, 2}));
    assertEquals(1.5, Moments.median(new double[] {2, 1}));
  }

  @Test
  void constantMeansTheSameButForRounding() {
    double[] rounded = new double[10];
    Arrays.setAll(rounded, i -> i % 2 == 0 ? 0.3 : 0.1 + 0.2);
    assertTrue(Moments.of(rounded).isConstant());
    assertTrue(Moments.of(new double[] {0, 0}).isConstant());
    assertFalse(Moments.of(new double[] {1e9, 1e9 + 1e-3}).isConstant());
  }

  @Test
  void theScaleIsAtLeastATwentiethOfTheRange() {
    double[] rare = new double[10_000];
    rare[17] = 1;
    Moments moments = Moments.of(rare);
    assertEquals(0.01, moments.deviation(), 1e-4);
    assertEquals(0.05, moments.scale());
  }
}
