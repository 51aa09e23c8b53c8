package org.thalweg.core.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RandomLanesTest {
  private static final int DRAWS = 100_000;
  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void uniformIsTheUpperBits() {
    for (int i = 0; i < 1000; i++) {
      long words = random.nextLong();
      assertEquals(((int) words >>> 8) * 0x1p-24f, RandomLanes.uniformF32(words));
      assertEquals((words >>> 11) * 0x1p-53, RandomLanes.uniformF64(words));
    }
    assertEquals(0, RandomLanes.uniformF32(0xffffffff_000000ffL));
    assertEquals(1 - 0x1p-24f, RandomLanes.uniformF32(0x00000000_ffffffffL));
    assertEquals(0, RandomLanes.uniformF64(0x7ff));
    assertEquals(1 - 0x1p-53, RandomLanes.uniformF64(-1));
  }

  @Test
  void normalFloats() {
    isNormal(() -> RandomLanes.normalF32(random.nextLong()));
  }

  @Test
  void normalDoubles() {
    isNormal(() -> RandomLanes.normalF64(random.nextLong(), random.nextLong()));
  }

  /** √(-2 ln u)·cos(2πv) for chosen u and v, and the ends of the range. */
  @Test
  void boxMuller() {
    double length = Math.sqrt(2 * Math.log(2));
    double[] cosines = {
      1, Math.sqrt(0.5), 0, -Math.sqrt(0.5), -1, -Math.sqrt(0.5), 0, Math.sqrt(0.5)
    };
    for (int eighth = 0; eighth < 8; eighth++) {
      long angle = (long) eighth << 61;
      double expected = length * cosines[eighth];
      assertEquals(expected, RandomLanes.normalF64(1L << 63, angle), 1e-15);
      assertEquals(expected, RandomLanes.normalF32(angle | 0x80000000L), 1e-6);
    }
    assertEquals(0, Math.abs(RandomLanes.normalF32(0)));
    assertEquals(Math.sqrt(48 * Math.log(2)), RandomLanes.normalF32(0xffffffffL), 1e-5);
    assertEquals(Math.sqrt(106 * Math.log(2)), RandomLanes.normalF64(-1, 0), 1e-14);
  }

  /**
   * The first four moments, and Kolmogorov and Smirnov's distance to the normal distribution, at
   * five sigma or so.
   */
  private static void isNormal(DoubleSupplier draw) {
    double[] x = new double[DRAWS];
    double[] moments = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      x[i] = draw.getAsDouble();
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(x[i], k) / DRAWS;
      }
    }
    double error = 5 / Math.sqrt(DRAWS);
    assertEquals(0, moments[1], error);
    assertEquals(1, moments[2], error * Math.sqrt(2));
    assertEquals(0, moments[3], error * Math.sqrt(15));
    assertEquals(3, moments[4], error * Math.sqrt(96));
    Arrays.sort(x);
    double distance = 0;
    for (int i = 0; i < DRAWS; i++) {
      double below = 0.5 + 0.5 * Elementary.erf(DoubleLanes.INSTANCE, x[i] / Math.sqrt(2));
      distance = Math.max(distance, Math.abs(below - (i + 0.5) / DRAWS));
    }
    double most = 2.2 / Math.sqrt(DRAWS);
    double found = distance;
    assertTrue(found < most, () -> "distance " + found + ", at most " + most);
  }
}
