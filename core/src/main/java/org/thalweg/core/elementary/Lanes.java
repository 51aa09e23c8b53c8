package org.thalweg.core.elementary;

/**
 * Arithmetic on the lanes of one floating type, {@code float} or {@code double}. An implementation
 * may hold one scalar in a lane, a vector of them, or the name of a local variable in code being
 * emitted; an elementary function written over this interface does not know which.
 *
 * <p>Every operation is exact in the sense that its result is fixed by IEEE 754 (round to nearest,
 * ties to even) or by two's complement arithmetic, except for which NaN comes out where one does.
 * There is no conversion between numbers and integers, no rounding to an integer and no arithmetic
 * right shift, because these are missing or slow on some vector units; adding 1.5·2<sup>23</sup>
 * (float) or 1.5·2<sup>52</sup> (double) does their work.
 *
 * @param <F> a floating value
 * @param <B> the bits of one: an integer of the same width
 * @param <M> a truth value per lane
 */
public interface Lanes<F, B, M> {

  /** Whether the lanes are {@code double}; otherwise they are {@code float}. */
  boolean isDouble();

  /** The given number, rounded to the type of the lanes. */
  F constant(double value);

  /** a + b. */
  F add(F a, F b);

  /** a - b. */
  F sub(F a, F b);

  /** a · b. */
  F mul(F a, F b);

  /** a / b. */
  F div(F a, F b);

  /** a · b + c, rounded once. */
  F fma(F a, F b, F c);

  /** The square root, correctly rounded. */
  F sqrt(F a);

  /** a with its sign flipped, that of a zero too. */
  F neg(F a);

  /** a without its sign. */
  F abs(F a);

  /** The smaller one as {@link Math#min(float, float)} has it: NaN wins, -0 is below +0. */
  F min(F a, F b);

  /** The larger one as {@link Math#max(float, float)} has it: NaN wins, -0 is below +0. */
  F max(F a, F b);

  /** a &lt; b; false where either is NaN. */
  M lt(F a, F b);

  /** a ≤ b; false where either is NaN. */
  M le(F a, F b);

  /** a = b; false where either is NaN, true for zeros of either sign. */
  M eq(F a, F b);

  /** Whether the sign bit is set, also where a is -0 or NaN. */
  M signBit(F a);

  /** Both. */
  M and(M a, M b);

  /** Either. */
  M or(M a, M b);

  /** The opposite. */
  M not(M a);

  /** The one or the other value, lane by lane; the one not taken may be anything, NaN too. */
  F select(M mask, F whenTrue, F whenFalse);

  /** The bits of a, as {@link Float#floatToRawIntBits} and {@link Double#doubleToRawLongBits}. */
  B bits(F a);

  /** The value with the given bits. */
  F fromBits(B a);

  /** The given bits; of {@code float} lanes the low 32 of them. */
  B constantBits(long value);

  /** a + b modulo 2<sup>32</sup> or 2<sup>64</sup>. */
  B addBits(B a, B b);

  /** a - b modulo 2<sup>32</sup> or 2<sup>64</sup>. */
  B subBits(B a, B b);

  /** Bitwise and. */
  B andBits(B a, B b);

  /** Bitwise or. */
  B orBits(B a, B b);

  /** Bitwise exclusive or. */
  B xorBits(B a, B b);

  /** Shifts left by a count from 0 to one less than the width. */
  B shl(B a, int count);

  /** Shifts right by a count from 0 to one less than the width, filling with zeros. */
  B ushr(B a, int count);

  /**
   * Mends rare lanes one by one: {@code slow} of x in the lanes of {@code where}, {@code fast} in
   * the others. An implementation tests first whether any lane asks for it, so that the usual cost
   * is that test.
   */
  F slowPath(M where, F x, F fast, SlowFunction slow);
}
