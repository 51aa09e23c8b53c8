package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.atLeast;
import static org.thalweg.core.elementary.Parts.atMost;
import static org.thalweg.core.elementary.Parts.polynomial;
import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * exp and what is made of it. With x = n·ln 2 + r, n an integer and |r| ≤ ln 2 / 2, e<sup>x</sup> is 2<sup>n</sup>·e<sup>r</sup>,
 * and e<sup>r</sup> = 1 + r + r²·c(r) with a polynomial c.
 */
final class Exponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final Table FLOAT =
      new Table(
          0.693147182,
          -1.90465421e-9,
          -104,
          89,
          new double[] {
            0.49999997, 0.16666539, 0.0416677445, 0.00836705696, 0.00138393813
          });
  private static final Table DOUBLE =
      new Table(
          0.69314718055994529,
          2.3190468138462996e-17,
          -746,
          710,
          new double[] {
            0.5, 0.16666666666666677, 0.041666666666666685, 0.0083333333333218008, 0.001388888888889371, 0.00019841269885337737, 2.480158727895123e-5, 2.755725785422342e-6, 2.7557392448562714e-7, 2.5097474271038425e-8, 2.0838385756852927e-9
          });

  private Exponential() {}

  /**
   * Constants of one format.
   *
   * @param ln2High ln 2 rounded to the format
   * @param ln2Low the rest of ln 2
   * @param lowest below it e^x rounds to zero
   * @param highest above it e^x is infinite
   * @param c the polynomial c, from the script of coefficients
   */
  private record Table(double ln2High, double ln2Low, double lowest, double highest, double[] c) {
    static Table of(Lanes<?, ?, ?> l) {
      return l.isDouble() ? DOUBLE : FLOAT;
    }
  }

  /**
   * x = n·ln 2 + r.
   *
   * @param scale bits of a number whose low bits are n plus the offset asked for
   * @param r the rest
   */
  private record Reduced<F, B>(B scale, F r) {}

  private static <F, B, M> Reduced<F, B> reduce(Lanes<F, B, M> l, F x, int offset) {
    Table t = Table.of(l);
    F rounder = l.constant(Format.of(l).rounder + offset);
    F rounded = l.fma(x, l.constant(LOG2_E), rounder);
    F n = l.sub(rounded, rounder);
    F r = l.fma(n, l.constant(-t.ln2High), x);
    return new Reduced<>(l.bits(rounded), l.fma(n, l.constant(-t.ln2Low), r));
  }

  /** e^r, |r| ≤ ln 2 / 2. */
  static <F, B, M> F ofRest(Lanes<F, B, M> l, F r) {
    F q = l.fma(polynomial(l, r, Table.of(l).c), r, l.constant(1));
    return l.fma(q, r, l.constant(1));
  }

  /** e^r - 1, |r| ≤ ln 2 / 2. */
  private static <F, B, M> F ofRestLess1(Lanes<F, B, M> l, F r) {
    return l.fma(polynomial(l, r, Table.of(l).c), l.mul(r, r), r);
  }

  /** y·2^n in two factors, so that only the second one can overflow or underflow; the low bits of scale are n + 2·bias. */
  static <F, B, M> F scale(Lanes<F, B, M> l, F y, B scale) {
    int fractionBits = Format.of(l).fractionBits;
    B half = l.ushr(scale, 1);
    F first = l.fromBits(l.shl(half, fractionBits));
    F second = l.fromBits(l.shl(l.subBits(scale, half), fractionBits));
    return l.mul(l.mul(y, first), second);
  }

  /** The exponential of a number that the tails were cut from. */
  private static <F, B, M> F within(Lanes<F, B, M> l, F x) {
    Reduced<F, B> reduced = reduce(l, x, 2 * Format.of(l).bias);
    return scale(l, ofRest(l, reduced.r), reduced.scale);
  }

  static <F, B, M> F exp(Lanes<F, B, M> l, F x) {
    Table t = Table.of(l);
    return within(l, atLeast(l, atMost(l, x, t.highest), t.lowest));
  }

  /** 1 / (1 + e^-x), or e^x / (1 + e^x) for negative x. */
  static <F, B, M> F sigmoid(Lanes<F, B, M> l, F x) {
    F e = within(l, atLeast(l, l.neg(l.abs(x)), Table.of(l).lowest));
    F one = l.constant(1);
    return l.div(l.select(l.lt(x, l.constant(0)), e, one), l.add(e, one));
  }

  static <F, B, M> F expm1(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    F cut = atLeast(l, atMost(l, x, Table.of(l).highest), -2 * format.fractionBits);
    Reduced<F, B> reduced = reduce(l, cut, format.bias - 1);
    F half = l.fromBits(l.shl(reduced.scale, format.fractionBits));
    F halfResult = l.fma(half, ofRestLess1(l, reduced.r), l.sub(half, l.constant(0.5)));
    F result = l.add(halfResult, halfResult);
    // Halving loses the last bit of a subnormal, and n = 0 the sign of a zero.
    return l.select(l.lt(l.abs(x), l.constant(1 / (4 * format.integers))), x, result);
  }

  /** e^x - 1 for x from a few times -fractionBits to 1; the zero's sign may be lost. */
  static <F, B, M> F expm1Negative(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    Reduced<F, B> reduced = reduce(l, x, format.bias);
    F power = l.fromBits(l.shl(reduced.scale, format.fractionBits));
    return l.fma(power, ofRestLess1(l, reduced.r), l.sub(power, l.constant(1)));
  }

  /** E / (E + 2) with E = e^2|x| - 1. */
  static <F, B, M> F tanh(Lanes<F, B, M> l, F x) {
    F a = atMost(l, l.abs(x), Format.of(l).fractionBits * 0.4);
    F e = expm1Negative(l, l.add(a, a));
    return withSignOf(l, l.div(e, l.add(e, l.constant(2))), x);
  }
}
