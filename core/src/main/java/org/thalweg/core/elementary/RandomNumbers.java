package org.thalweg.core.elementary;

/**
 * Numbers of a distribution made of random bits: words of 64 bits in which every bit is 0 or 1 with
 * equal chance, independent of the others. The same words make the same number on every machine.
 *
 * <p>Logarithm and cosine are written out here, without boxes, for the few arguments that come up;
 * their plain series are exact to some units in the last place of a {@code double}.
 */
public final class RandomNumbers {
  /**
   * Numbers that need a second word take it at the same counter under a key whose two parts are
   * changed, by exclusive or, with this: the fraction of the golden ratio, in binary.
   */
  public static final int SECOND_KEY = 0x9E3779B9;

  private static final double LN_2 = 0.69314718055994530942;

  /** Bits of √½, and from there to 1. */
  private static final long LEAST_FRACTION = 0x3FE6A09E667F3BCDL;

  private static final long TO_ONE = 0x3FF0000000000000L - LEAST_FRACTION;

  private RandomNumbers() {}

  /** Uniform over the multiples of 2^-24 from 0 to below 1: the upper bits of the low half. */
  public static float uniformF32(long words) {
    return ((int) words >>> 8) * 0x1p-24f;
  }

  /** Uniform over the multiples of 2^-53 from 0 to below 1: the upper bits. */
  public static double uniformF64(long words) {
    return (words >>> 11) * 0x1p-53;
  }

  /**
   * Normal with mean 0 and deviation 1, by the method of Box and Muller, "A note on the generation
   * of random normal deviates" (1958): √(-2 log u)·cos(2π v) with u above 0 to 1 from the low half
   * and v from the high half. Its size is at most 6.7.
   */
  public static float normalF32(long words) {
    double u = ((words & 0xFFFFFFFFL) + 1) * 0x1p-32;
    return (float) normal(u, (words >>> 32) * 0x1p-32);
  }

  /** As {@link #normalF32}, with u made of one and v of another 64 bits; at most 8.6 in size. */
  public static double normalF64(long words, long moreWords) {
    return normal(((words >>> 11) + 1) * 0x1p-53, (moreWords >>> 11) * 0x1p-53);
  }

  private static double normal(double u, double v) {
    return Math.sqrt(-2 * log(u)) * cosineOfTurns(v);
  }

  /** u = 2^k·m with m from √½ to √2; log m = 2·atanh s = 2(s + s³/3 + s⁵/5 + …). */
  private static double log(double u) {
    long moved = Double.doubleToRawLongBits(u) + TO_ONE;
    long k = (moved >> 52) - 1023;
    double m = Double.longBitsToDouble((moved & 0xFFFFFFFFFFFFFL) + LEAST_FRACTION);
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double high = 2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21)));
    double middle = 2.0 / 9 + z * (2.0 / 11 + z * (2.0 / 13 + z * high));
    double series = 2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * middle));
    return k * LN_2 + (2 * s + s * z * series);
  }

  /** cos(2πv) for v from 0 to below 1: of the rest beside the nearest quarter turn, by Taylor. */
  private static double cosineOfTurns(double v) {
    int quarter = (int) (4 * v + 0.5);
    double x = 2 * Math.PI * (v - 0.25 * quarter);
    double size = (quarter & 1) == 0 ? cosine(x * x) : x * sine(x * x);
    return quarter == 1 || quarter == 2 ? -size : size;
  }

  /** cos x from z = x²: the sum of (-z)^n / (2n)!. */
  private static double cosine(double z) {
    double high = 1 - z * (1.0 / 182) * (1 - z * (1.0 / 240));
    double middle = 1 - z * (1.0 / 56) * (1 - z * (1.0 / 90) * (1 - z * (1.0 / 132) * high));
    return 1 - z * (1.0 / 2) * (1 - z * (1.0 / 12) * (1 - z * (1.0 / 30) * middle));
  }

  /** sin x / x from z = x²: the sum of (-z)^n / (2n + 1)!. */
  private static double sine(double z) {
    double high = 1 - z * (1.0 / 210) * (1 - z * (1.0 / 272));
    double middle = 1 - z * (1.0 / 72) * (1 - z * (1.0 / 110) * (1 - z * (1.0 / 156) * high));
    return 1 - z * (1.0 / 6) * (1 - z * (1.0 / 20) * (1 - z * (1.0 / 42) * middle));
  }
}
