package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.atLeast;
import static org.thalweg.core.elementary.Parts.atMost;
import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * x^y as 2^(y·log2 |x|), signed. The product may be as large as the largest exponent, so log2 |x|
 * needs that many bits more than the format has: it is a sum of two numbers, high and low. With |x|
 * = 2^k·m, m from √½ to √2, s = (m - 1) / (m + 1) and z = s²,
 *
 * <p>log2 m = s·(C + z·(D + z·c(z))), C = 2 / ln 2, D = C / 3,
 *
 * <p>where only the polynomial c is computed in the plain format.
 */
final class Power {
  private static final Table FLOAT =
      new Table(
          new Sum<>(2.88539004, 3.85192607e-8),
          new Sum<>(0.961796701, -7.02846181e-9),
          160,
          new Polynomial(0.57708019, 0.411849886, 0.33782202));
  private static final Table DOUBLE =
      new Table(
          new Sum<>(2.8853900817779268, 4.0710547481862066e-17),
          new Sum<>(0.9617966939259756, 5.0577616648125907e-17),
          1100,
          new Polynomial(
              0.577078016355618,
              0.41219858309193924,
              0.3205989022738571,
              0.2623077010853888,
              0.22198400024824347,
              0.19125508873442573,
              0.19038622261040608));

  private Power() {}

  /** A number high + low, low being of the size of the rounding error of high. */
  private record Sum<F>(F high, F low) {}

  /**
   * Constants of one format.
   *
   * @param c C above
   * @param d D above
   * @param bound 2 to its power overflows and to its negative underflows, as do larger ones
   * @param series the polynomial c
   */
  private record Table(Sum<Double> c, Sum<Double> d, double bound, Polynomial series) {
    static Table of(Lanes<?, ?, ?> l) {
      return l.isDouble() ? DOUBLE : FLOAT;
    }
  }

  static <F, B, M> F pow(Lanes<F, B, M> l, F x, F y) {
    F a = l.abs(x);
    Sum<F> log = log2(l, a);
    F high = l.mul(y, log.high);
    F low = l.fma(y, log.low, l.fma(y, log.high, l.neg(high)));
    F one = l.constant(1);
    M trivial = l.or(l.eq(y, l.constant(0)), l.eq(a, one));
    return signed(l, x, y, l.select(trivial, one, exp2(l, high, low)));
  }

  /** |x|^y with the sign, or NaN, that x gives it. */
  private static <F, B, M> F signed(Lanes<F, B, M> l, F x, F y, F magnitude) {
    F zero = l.constant(0);
    F integers = l.constant(Format.of(l).integers);
    // What is left when half of |y| is rounded to an integer: 0 for even y, ±1/2 for odd y. Beyond
    // integers all is even.
    F half = atMost(l, l.mul(l.abs(y), l.constant(0.5)), Format.of(l).integers);
    F rest = l.abs(l.sub(half, l.sub(l.add(half, integers), integers)));
    M odd = l.eq(rest, l.constant(0.5));
    F result = l.select(odd, withSignOf(l, magnitude, x), magnitude);
    M negative = l.and(l.lt(x, zero), l.lt(l.constant(Double.NEGATIVE_INFINITY), x));
    M invalid = l.and(negative, l.not(l.or(odd, l.eq(rest, zero))));
    return l.select(invalid, l.constant(Double.NaN), result);
  }

  /** The logarithm of a positive number; infinite for 0 and infinity, NaN for NaN. */
  private static <F, B, M> Sum<F> log2(Lanes<F, B, M> l, F a) {
    Logarithm.Split<F, B> split = Logarithm.splitAny(l, a);
    Sum<F> ofM = log2OfM(l, split.m(l));
    Sum<F> sum = fastSum(l, l.neg(split.minusK()), ofM.high, ofM.low);
    F high = l.select(l.lt(a, l.constant(Double.POSITIVE_INFINITY)), sum.high, a);
    F minusInfinity = l.constant(Double.NEGATIVE_INFINITY);
    return new Sum<>(l.select(l.eq(a, l.constant(0)), minusInfinity, high), sum.low);
  }

  private static <F, B, M> Sum<F> log2OfM(Lanes<F, B, M> l, F m) {
    Table t = Table.of(l);
    Sum<F> s = quotient(l, m);
    F square = l.mul(s.high, s.high);
    F twice = l.add(s.high, s.high);
    Sum<F> z = new Sum<>(square, l.fma(twice, s.low, l.fma(s.high, s.high, l.neg(square))));
    F outer = l.mul(z.high, t.series.at(l, z.high));
    Sum<F> inner = fastSum(l, l.constant(t.d.high), outer, l.constant(t.d.low));
    Sum<F> middle = product(l, z, inner);
    F low = l.add(middle.low, l.constant(t.c.low));
    return product(l, s, fastSum(l, l.constant(t.c.high), middle.high, low));
  }

  /** (m - 1) / (m + 1). */
  private static <F, B, M> Sum<F> quotient(Lanes<F, B, M> l, F m) {
    F one = l.constant(1);
    F f = l.sub(m, one);
    F below = l.add(m, one);
    F belowLow = l.sub(m, l.sub(below, one));
    F inverse = l.div(one, below);
    F high = l.mul(f, inverse);
    F minusHigh = l.neg(high);
    F rest = l.fma(minusHigh, belowLow, l.fma(minusHigh, below, f));
    return new Sum<>(high, l.mul(rest, inverse));
  }

  private static <F, B, M> Sum<F> product(Lanes<F, B, M> l, Sum<F> a, Sum<F> b) {
    F high = l.mul(a.high, b.high);
    F error = l.fma(a.high, b.high, l.neg(high));
    return new Sum<>(high, l.fma(a.high, b.low, l.fma(a.low, b.high, error)));
  }

  /** a + b + low where a is the larger one or zero (Dekker). */
  private static <F, B, M> Sum<F> fastSum(Lanes<F, B, M> l, F a, F b, F low) {
    F sum = l.add(a, b);
    return new Sum<>(sum, l.add(l.add(l.sub(a, sum), b), low));
  }

  /** 2^(high + low). */
  private static <F, B, M> F exp2(Lanes<F, B, M> l, F high, F low) {
    Table t = Table.of(l);
    Format format = Format.of(l);
    F cut = atLeast(l, atMost(l, high, t.bound), -t.bound);
    F rounder = l.constant(format.rounder + 2 * format.bias);
    F rounded = l.add(cut, rounder);
    F ln2 = l.constant(format.ln2);
    // A power that was cut, or infinite, has no low part.
    F lowIfAny = l.select(l.eq(cut, high), low, l.constant(0));
    F r = l.fma(l.sub(cut, l.sub(rounded, rounder)), ln2, l.mul(lowIfAny, ln2));
    return Exponential.scale(l, Exponential.ofRest(l, r), l.bits(rounded));
  }
}
