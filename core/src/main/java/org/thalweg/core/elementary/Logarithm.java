package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.polynomial;

/**
 * log and log1p. With u = 2^k·(1 + f) and 1 + f from √½ to √2, log u = k·ln 2 + log(1 + f). With s = f / (2 + f) and
 * z = s², log(1 + f) = 2·atanh(s) = 2s + s·z·c(z) with a polynomial c, which is summed as f - (f²/2 - s·(f²/2 + z·c(z))),
 * for f is exact.
 */
final class Logarithm {
  private static final Table FLOAT = new Table(0.693147182, -1.90465421e-9, new double[] {0.666667759, 0.399775803, 0.298709273});
  private static final Table DOUBLE =
      new Table(0.69314718055994529, 2.3190468138462996e-17, new double[] {0.6666666666666734, 0.39999999999416519, 0.28571428742073235, 0.22222198599036819, 0.18183563223546656, 0.15314074004209988, 0.14795753488590077});

  private Logarithm() {}

  /**
   * Constants of one format.
   *
   * @param ln2High ln 2 rounded to the format
   * @param ln2Low the rest of ln 2
   * @param c the polynomial c, from the script of coefficients
   */
  private record Table(double ln2High, double ln2Low, double[] c) {}

  /**
   * u = 2^k·m with m from √½ to √2.
   *
   * @param minusK -k; +0 where k is 0
   * @param exponent bits of 2^k, those of the sign left out
   * @param m from √½ to √2
   */
  record Split<F, B>(F minusK, B exponent, F m) {}

  /** Splits a normal positive number, or one that was multiplied by 2^shift, where minusKFor0 is integers + bias + shift. */
  static <F, B, M> Split<F, B> split(Lanes<F, B, M> l, F u, F minusKFor0) {
    Format format = Format.of(l);
    B start = l.constantBits(format.bits(Math.sqrt(0.5)));
    B moved = l.addBits(l.bits(u), l.constantBits(format.bits(1) - format.bits(Math.sqrt(0.5))));
    B number = l.orBits(l.ushr(moved, format.fractionBits), l.constantBits(format.bits(format.integers)));
    B fraction = l.andBits(moved, l.constantBits(format.fraction));
    return new Split<>(
        l.sub(minusKFor0, l.fromBits(number)),
        l.subBits(moved, fraction),
        l.fromBits(l.addBits(fraction, start)));
  }

  /** Splits any positive number. */
  static <F, B, M> Split<F, B> splitAny(Lanes<F, B, M> l, F u) {
    Format format = Format.of(l);
    double zero = format.integers + format.bias;
    M subnormal = l.lt(u, l.constant(format.leastNormal));
    F scaled = l.select(subnormal, l.mul(u, l.constant(format.integers)), u);
    F minusKFor0 =
        l.select(subnormal, l.constant(zero + format.fractionBits), l.constant(zero));
    return split(l, scaled, minusKFor0);
  }

  static <F, B, M> F log(Lanes<F, B, M> l, F x) {
    Split<F, B> split = splitAny(l, x);
    return finish(l, x, split.minusK, l.sub(split.m, l.constant(1)));
  }

  /** With 1 + x = 2^k·m nearly, f = x·2^-k + (2^-k - 1) is 2^-k·(1 + x) - 1 but for one rounding. */
  static <F, B, M> F log1p(Lanes<F, B, M> l, F x) {
    Format format = Format.of(l);
    F u = l.add(x, l.constant(1));
    Split<F, B> split = split(l, u, l.constant(format.integers + format.bias));
    // 2^(2-k), for 2^-k may be subnormal
    B power = l.subBits(l.constantBits(format.bits(4) + format.bits(1)), split.exponent);
    F fourth = l.constant(0.25);
    F scale = l.fromBits(power);
    F f = l.fma(l.mul(x, scale), fourth, l.fma(scale, fourth, l.constant(-1)));
    return finish(l, u, split.minusK, f);
  }

  /** k·ln 2 + log(1 + f), the logarithm of u, or what it is where u is not positive and finite. */
  private static <F, B, M> F finish(Lanes<F, B, M> l, F u, F minusK, F f) {
    Table t = l.isDouble() ? DOUBLE : FLOAT;
    F s = l.div(f, l.add(f, l.constant(2)));
    F z = l.mul(s, s);
    F halfSquare = l.mul(l.mul(f, l.constant(0.5)), f);
    F series = l.fma(polynomial(l, z, t.c), z, halfSquare);
    F low = l.fma(s, series, l.mul(minusK, l.constant(-t.ln2Low)));
    // Minus k times minus ln 2: so that a zero f keeps its sign.
    F log = l.fma(minusK, l.constant(-t.ln2High), l.sub(f, l.sub(halfSquare, low)));
    F zero = l.constant(0);
    F bad = l.select(l.eq(u, zero), l.constant(Double.NEGATIVE_INFINITY), l.constant(Double.NaN));
    F unbounded = l.select(l.lt(u, l.constant(Double.POSITIVE_INFINITY)), log, u);
    return l.select(l.le(u, zero), bad, unbounded);
  }
}
