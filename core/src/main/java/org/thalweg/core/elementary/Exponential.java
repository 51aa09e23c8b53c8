package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.atLeast;
import static org.thalweg.core.elementary.Parts.atMost;
import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * exp and what is made of it. With x = n·ln 2 + r, n an integer and |r| ≤ ln 2 / 2, e<sup>x</sup>
 * is 2<sup>n</sup>·e<sup>r</sup>, and e<sup>r</sup> = 1 + r + r²·c(r) with a polynomial c.
 */
final class Exponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final Table FLOAT =
      new Table(
          -104,
          89,
          new Polynomial(0.49999997, 0.16666539, 0.0416677445, 0.00836705696, 0.00138393813));
  private static final Table DOUBLE =
      new Table(
          -746,
          710,
          new Polynomial(
              0.5,
              0.16666666666666677,
              0.041666666666666685,
              0.0083333333333218,
              0.001388888888889371,
              0.00019841269885337737,
              2.480158727895123e-5,
              2.755725785422342e-6,
              2.7557392448562714e-7,
              2.5097474271038425e-8,
              2.0838385756852927e-9));

  private Exponential() {}

  /**
   * Constants of one format.
   *
   * @param lowest below it e^x rounds to zero
   * @param highest above it e^x is infinite
   * @param c the polynomial c
   */
  private record Table(double lowest, double highest, Polynomial c) {
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
    Format format = Format.of(l);
    F rounder = l.constant(format.rounder + offset);
    F rounded = l.fma(x, l.constant(LOG2_E), rounder);
    F n = l.sub(rounded, rounder);
    F r = l.fma(n, l.constant(-format.ln2), x);
    return new Reduced<>(l.bits(rounded), l.fma(n, l.constant(-format.ln2Rest), r));
  }

  /** e^r, |r| ≤ ln 2 / 2. */
  static <F, B, M> F ofRest(Lanes<F, B, M> l, F r) {
    F q = l.fma(Table.of(l).c.at(l, r), r, l.constant(1));
    return l.fma(q, r, l.constant(1));
  }

  /** e^r - 1 - r, |r| ≤ ln 2 / 2. */
  private static <F, B, M> F beyondLinear(Lanes<F, B, M> l, F r) {
    return l.mul(Table.of(l).c.at(l, r), l.mul(r, r));
  }

  /**
   * y·2^n in two factors, so that only the second one can overflow or underflow; the low bits of
   * scale are n + 2·bias.
   */
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

  /**
   * e / (1 + e) with e = e^-|x|, 1 less that for positive x. Written as e - e·(e / (1 + e)), it
   * suffers the less from the roundings of the sum and the quotient the smaller e is.
   */
  static <F, B, M> F sigmoid(Lanes<F, B, M> l, F x) {
    F e = within(l, atLeast(l, l.neg(l.abs(x)), Table.of(l).lowest));
    F one = l.constant(1);
    F ratio = l.div(e, l.add(e, one));
    F small = l.fma(l.neg(e), ratio, e);
    return l.select(l.lt(x, l.constant(0)), small, l.sub(one, small));
  }

  static <F, B, M> F expm1(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    F cut = atLeast(l, atMost(l, x, Table.of(l).highest), -2 * format.fractionBits);
    // Half the result, for 2^n may overflow; what cancels in the first sum, with n = 1, is exact.
    Reduced<F, B> reduced = reduce(l, cut, format.bias - 1);
    F half = l.fromBits(l.shl(reduced.scale, format.fractionBits));
    F first = l.fma(half, reduced.r, l.sub(half, l.constant(0.5)));
    F sum = l.fma(half, beyondLinear(l, reduced.r), first);
    // Halving loses the last bit of a subnormal, and n = 0 the sign of a zero.
    M tiny = l.lt(l.abs(x), l.constant(1 / (4 * format.integers)));
    return l.select(tiny, x, l.add(sum, sum));
  }

  /** 1 - e^x for x from about -fractionBits to 0. */
  static <F, B, M> F oneLessExp(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    Reduced<F, B> reduced = reduce(l, x, format.bias);
    F power = l.fromBits(l.shl(reduced.scale, format.fractionBits));
    F less1 = l.fma(Table.of(l).c.at(l, reduced.r), l.mul(reduced.r, reduced.r), reduced.r);
    return l.abs(l.fma(power, less1, l.sub(power, l.constant(1))));
  }

  /**
   * e / (e + 2) with e = e^2|x| - 1, corrected to first order by what the quotient and both sums
   * lost: 2 / (e + 2) = 1 - quotient. It is 1 where e is so large that the correction would not be
   * exact.
   */
  static <F, B, M> F tanh(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    F one = l.constant(1);
    F two = l.constant(2);
    F a = l.abs(x);
    Reduced<F, B> reduced = reduce(l, l.add(a, a), format.bias);
    F power = l.fromBits(l.shl(reduced.scale, format.fractionBits));
    F beyond = beyondLinear(l, reduced.r);
    F first = l.fma(power, reduced.r, l.sub(power, one));
    F e = l.fma(power, beyond, first);
    F low = l.fma(power, beyond, l.sub(first, e));
    F below = l.add(e, two);
    F belowLow = l.sub(low, l.sub(l.sub(below, two), e));
    F quotient = l.div(e, below);
    F minus = l.neg(quotient);
    F rest = l.add(l.fma(minus, belowLow, low), l.fma(minus, below, e));
    F inverse = l.fma(l.constant(-0.5), quotient, l.constant(0.5));
    F within = l.fma(rest, inverse, quotient);
    F bound = l.constant(format.ln2 / 2 * (format.fractionBits + 2));
    return withSignOf(l, l.select(l.lt(bound, a), one, within), x);
  }
}
