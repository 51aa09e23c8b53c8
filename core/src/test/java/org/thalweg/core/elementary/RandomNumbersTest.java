package org.thalweg.core.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.core.kernel.Threefry2x32;

class RandomNumbersTest {
  private static final int COUNT = 200_000;
  private static final IntToDoubleFunction NORMAL_F32 = i -> RandomNumbers.normalF32(words(i, 0));
  private static final IntToDoubleFunction NORMAL_F64 =
      i -> RandomNumbers.normalF64(words(i, 0), words(i, RandomNumbers.SECOND_KEY));

  private static long words(int i, int change) {
    return Threefry2x32.bits(12 ^ change, 34 ^ change, i, 5);
  }

  @Test
  void uniformNumbersReachBothEndsAndNotOne() {
    assertEquals(0, RandomNumbers.uniformF32(0xFF));
    assertEquals(Math.nextDown(1f), RandomNumbers.uniformF32(-1), 0x1p-24);
    assertTrue(RandomNumbers.uniformF32(-1) < 1);
    assertEquals(0, RandomNumbers.uniformF64(0x7FF));
    assertEquals(Math.nextDown(1.0), RandomNumbers.uniformF64(-1));
    check(i -> RandomNumbers.uniformF32(words(i, 0)), 0.5, 1.0 / 12, 1.0 / 80);
    check(i -> RandomNumbers.uniformF64(words(i, 0)), 0.5, 1.0 / 12, 1.0 / 80);
  }

  @Test
  void normalNumbersAreFiniteAtTheEnds() {
    assertEquals(Math.sqrt(64 * Math.log(2)), RandomNumbers.normalF32(0), 1e-6);
    assertEquals(0, RandomNumbers.normalF32(-1), 0);
    assertEquals(Math.sqrt(106 * Math.log(2)), RandomNumbers.normalF64(0, 0), 1e-14);
    assertEquals(0, RandomNumbers.normalF64(-1, 0), 0);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheirDistribution() {
    check(NORMAL_F32, 0, 1, 3);
    check(NORMAL_F64, 0, 1, 3);
  }

  /** Probabilities of |x| above 1, 2 and 3, from tables of the normal distribution. */
  @Test
  void normalNumbersHaveTheTailsOfTheirDistribution() {
    for (IntToDoubleFunction numbers : new IntToDoubleFunction[] {NORMAL_F32, NORMAL_F64}) {
      tail(numbers, 1, 0.317311);
      tail(numbers, 2, 0.045500);
      tail(numbers, 3, 0.002700);
    }
  }

  private static void tail(IntToDoubleFunction numbers, double above, double probability) {
    int found = 0;
    for (int i = 0; i < COUNT; i++) {
      found += Math.abs(numbers.applyAsDouble(i)) > above ? 1 : 0;
    }
    double deviation = Math.sqrt(probability * (1 - probability) / COUNT);
    assertEquals(probability, (double) found / COUNT, 4 * deviation);
  }

  /** The first, second and fourth central moments, within 4 deviations of such an estimate. */
  private static void check(
      IntToDoubleFunction numbers, double mean, double variance, double fourth) {
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < COUNT; i++) {
      double x = numbers.applyAsDouble(i) - mean;
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
    }
    assertEquals(0, sum / COUNT, 4 * Math.sqrt(variance / COUNT));
    assertEquals(variance, squares / COUNT, 4 * Math.sqrt((fourth - variance * variance) / COUNT));
    assertEquals(fourth, fourths / COUNT, 4 * Math.sqrt(105 * variance * variance / COUNT));
  }
}
