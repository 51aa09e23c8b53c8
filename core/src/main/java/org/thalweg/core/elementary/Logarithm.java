package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * log and log1p. With u = 2^k·(1 + f) and 1 + f from √½ to √2, log u = k·ln 2 + log(1 + f). With s
 * = f / (2 + f) and z = s², log(1 + f) = 2·atanh(s) = 2s + s·z·c(z) with a polynomial c, which is
 * summed as f - (f²/2 - s·(f²/2 + z·c(z))), for f is exact.
 */
final class Logarithm {
  private static final Polynomial FLOAT = new Polynomial(0.666667759, 0.399775803, 0.298709273);
  private static final Polynomial DOUBLE =
      new Polynomial(
          0.6666666666666734,
          0.3999999999941652,
          0.28571428742073235,
          0.2222219859903682,
          0.18183563223546656,
          0.15314074004209988,
          0.14795753488590077);

  private Logarithm() {}

  /**
   * u = 2^k·m with m from √½ to √2.
   *
   * @param minusK -k; +0 where k is 0
   * @param moved the bits of u, moved so that the exponent field holds k + bias and the fraction is
   *     counted from √½
   */
  record Split<F, B>(F minusK, B moved) {
    <M> F m(Lanes<F, B, M> l) {
      Format format = Format.of(l);
      B fraction = l.andBits(moved, l.constantBits(format.fraction));
      return l.fromBits(l.addBits(fraction, l.constantBits(format.bits(Math.sqrt(0.5)))));
    }

    /** 2^(2-k), for 2^-k may be subnormal. */
    <M> F fourOver2ToK(Lanes<F, B, M> l) {
      Format format = Format.of(l);
      B exponent = l.andBits(moved, l.constantBits(~format.fraction));
      B four = l.constantBits(format.bits(4) + format.bits(1));
      return l.fromBits(l.subBits(four, exponent));
    }
  }

  /**
   * Splits a normal positive number, or one that was multiplied by 2^shift, where minusKFor0 is
   * integers + bias + shift.
   */
  private static <F, B, M> Split<F, B> split(Lanes<F, B, M> l, F u, F minusKFor0) {
    Format format = Format.of(l);
    long offset = format.bits(1) - format.bits(Math.sqrt(0.5));
    B moved = l.addBits(l.bits(u), l.constantBits(offset));
    B integers = l.constantBits(format.bits(format.integers));
    F number = l.fromBits(l.orBits(l.ushr(moved, format.fractionBits), integers));
    return new Split<>(l.sub(minusKFor0, number), moved);
  }

  /** Splits any positive number. */
  static <F, B, M> Split<F, B> splitAny(Lanes<F, B, M> l, F u) {
    Format format = Format.of(l);
    double zero = format.integers + format.bias;
    M subnormal = l.lt(u, l.constant(format.leastNormal));
    F scaled = l.select(subnormal, l.mul(u, l.constant(format.integers)), u);
    F minusKFor0 = l.select(subnormal, l.constant(zero + format.fractionBits), l.constant(zero));
    return split(l, scaled, minusKFor0);
  }

  static <F, B, M> F log(Lanes<F, B, M> l, F x) {
    Split<F, B> split = splitAny(l, x);
    return finish(l, x, split.minusK, l.sub(split.m(l), l.constant(1)));
  }

  /**
   * With 1 + x = 2^k·m nearly, f = x·2^-k + (2^-k - 1) is 2^-k·(1 + x) - 1 but for one rounding.
   */
  static <F, B, M> F log1p(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    F u = l.add(x, l.constant(1));
    Split<F, B> split = split(l, u, l.constant(format.integers + format.bias));
    F fourth = l.constant(0.25);
    F scale = split.fourOver2ToK(l);
    F f = l.fma(l.mul(x, scale), fourth, l.fma(scale, fourth, l.constant(-1)));
    // The logarithm has the sign of x; only that of a zero was lost.
    return withSignOf(l, finish(l, u, split.minusK, f), x);
  }

  /** k·ln 2 + log(1 + f), the logarithm of u, or what it is where u is not positive and finite. */
  private static <F, B, M> F finish(Lanes<F, B, M> l, F u, F minusK, F f) {
    Format format = Format.of(l);
    Polynomial c = l.isDouble() ? DOUBLE : FLOAT;
    F s = l.div(f, l.add(f, l.constant(2)));
    F z = l.mul(s, s);
    F halfSquare = l.mul(l.mul(f, l.constant(0.5)), f);
    F series = l.fma(c.at(l, z), z, halfSquare);
    F low = l.fma(s, series, l.mul(minusK, l.constant(-format.ln2Rest)));
    F log = l.fma(minusK, l.constant(-format.ln2), l.sub(f, l.sub(halfSquare, low)));
    F zero = l.constant(0);
    F bad = l.select(l.eq(u, zero), l.constant(Double.NEGATIVE_INFINITY), l.constant(Double.NaN));
    F unbounded = l.select(l.lt(u, l.constant(Double.POSITIVE_INFINITY)), log, u);
    return l.select(l.le(u, zero), bad, unbounded);
  }
}
