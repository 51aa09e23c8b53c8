package org.thalweg.core.elementary;

/**
 * Uniform and normal random numbers from random bits, by the same operations on scalars and on
 * vectors.
 */
public final class RandomLanes {
  private RandomLanes() {}

  /**
   * A number from 0 to below 1, evenly spaced: the upper 24 of 32 bits, or the upper 53 of 64, as a
   * fraction.
   */
  public static <F, B, M> F uniform(Lanes<F, B, M> l, B bits) {
    Format format = Format.of(l);
    double last = 1 / (2 * format.integers);
    // The fraction bits of a number from 1 to 2, and one bit more by what is subtracted.
    B upper = l.ushr(bits, format.signBit + 1 - format.fractionBits);
    F oneAndMore = l.fromBits(l.orBits(upper, l.constantBits(format.bits(1))));
    M next = l.signBit(l.fromBits(l.shl(bits, format.fractionBits)));
    return l.sub(oneAndMore, l.select(next, l.constant(1 - last), l.constant(1)));
  }

  /**
   * A normal random number of mean 0 and variance 1, √(-2·log u)·cos(2π·v) with u in (0, 1] and v
   * in [0, 1) (Box and Muller 1958). None is larger than 5.8 for floats, 8.6 for doubles.
   *
   * @param radius the bits of which 1 - u is made
   * @param angle the bits of which v is made
   */
  public static <F, B, M> F normal(Lanes<F, B, M> l, B radius, B angle) {
    F u = l.sub(l.constant(1), uniform(l, radius));
    F v = uniform(l, angle);
    F length = l.sqrt(l.mul(l.constant(-2), Logarithm.log(l, u)));
    return l.mul(length, Trigonometric.cosOfTurn(l, v));
  }

  /**
   * A float from 0 to below 1.
   *
   * @param words two 32-bit words, word 0 in the lower half; only the upper 24 bits of word 0 are
   *     used
   */
  public static float uniformF32(long words) {
    return uniform(FloatLanes.INSTANCE, (int) words);
  }

  /**
   * A double from 0 to below 1.
   *
   * @param words 64 bits, of which the upper 53 are used
   */
  public static double uniformF64(long words) {
    return uniform(DoubleLanes.INSTANCE, words);
  }

  /**
   * A normal float.
   *
   * @param words two 32-bit words: word 0, in the lower half, for the radius and word 1 for the
   *     angle
   */
  public static float normalF32(long words) {
    return normal(FloatLanes.INSTANCE, (int) words, (int) (words >>> 32));
  }

  /**
   * A normal double.
   *
   * @param words1 64 bits for the radius
   * @param words2 64 bits for the angle
   */
  public static double normalF64(long words1, long words2) {
    return normal(DoubleLanes.INSTANCE, words1, words2);
  }
}
