package org.thalweg.core.elementary;

/**
 * sin and cos. With x = n·π/2 + r and |r| ≤ π/4, they are ±sin r or ±cos r as n modulo 4 has it. r
 * is found by subtracting n times π/2 in three parts (Cody and Waite): the first step is exact and
 * the others are rounded once, so that r keeps its relative precision near the multiples of π/2.
 * Past some bound, {@link SlowFunction} takes over.
 */
final class Trigonometric {
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final Table FLOAT =
      new Table(
          1.57079625,
          7.54978942e-8,
          5.39030253e-15,
          0x1p17,
          new Polynomial(-0.166666538, 0.00833210628, -0.000195078828),
          new Polynomial(-0.5, 0.0416666456, -0.00138872978, 2.44300845e-5));
  private static final Table DOUBLE =
      new Table(
          1.5707963267948966,
          6.123233995736765e-17,
          1.0828566739219139e-32,
          0x1p27,
          new Polynomial(
              -0.16666666666666627,
              0.008333333333321067,
              -0.0001984126982869616,
              2.7557313297726996e-6,
              -2.5050695325423175e-8,
              1.5893103778836618e-10),
          new Polynomial(
              -0.5,
              0.04166666666666658,
              -0.001388888888887097,
              2.4801587287527978e-5,
              -2.755731379157812e-7,
              2.087564749284543e-9,
              -1.1355744201894146e-11));

  private Trigonometric() {}

  /**
   * Constants of one format.
   *
   * @param halfPi1 π/2, cut off after the bits of the format
   * @param halfPi2 the rest of it, cut off likewise
   * @param halfPi3 the rest of that
   * @param bound the largest |x| for which n times the rest of π/2 is negligible
   * @param sin sin r = r + r³·sin(r²)
   * @param cos cos r = 1 + r²·cos(r²)
   */
  private record Table(
      double halfPi1,
      double halfPi2,
      double halfPi3,
      double bound,
      Polynomial sin,
      Polynomial cos) {
    static Table of(Lanes<?, ?, ?> l) {
      return l.isDouble() ? DOUBLE : FLOAT;
    }
  }

  static <F, B, M> F sin(Lanes<F, B, M> l, F x) {
    F sin = turned(l, x, 0, SlowFunction.SIN);
    return l.select(l.eq(x, l.constant(0)), x, sin);
  }

  static <F, B, M> F cos(Lanes<F, B, M> l, F x) {
    return turned(l, x, 1, SlowFunction.COS);
  }

  /** cos(2π·turns) for turns from 0 to 1: the rest after whole quarters is exact. */
  static <F, B, M> F cosOfTurn(Lanes<F, B, M> l, F turns) {
    F rounder = l.constant(Format.of(l).rounder);
    F four = l.constant(4);
    F rounded = l.fma(turns, four, rounder);
    F rest = l.fma(turns, four, l.sub(rounder, rounded));
    B quadrant = l.addBits(l.bits(rounded), l.constantBits(1));
    return sinOfQuadrant(l, l.mul(rest, l.constant(Math.PI / 2)), quadrant);
  }

  private static <F, B, M> F turned(Lanes<F, B, M> l, F x, int quarters, SlowFunction slow) {
    Table t = Table.of(l);
    F rounder = l.constant(Format.of(l).rounder);
    F rounded = l.fma(x, l.constant(TWO_OVER_PI), rounder);
    F n = l.sub(rounded, rounder);
    F r1 = l.fma(n, l.constant(-t.halfPi1), x);
    F r2 = l.fma(n, l.constant(-t.halfPi2), r1);
    F r = l.fma(n, l.constant(-t.halfPi3), r2);
    B quadrant = l.bits(rounded);
    if (quarters != 0) {
      quadrant = l.addBits(quadrant, l.constantBits(quarters));
    }
    F fast = sinOfQuadrant(l, r, quadrant);
    return l.slowPath(l.lt(l.constant(t.bound), l.abs(x)), x, fast, slow);
  }

  /** sin(r + quadrant·π/2) for |r| ≤ π/4 and a little more. */
  static <F, B, M> F sinOfQuadrant(Lanes<F, B, M> l, F r, B quadrant) {
    Format format = Format.of(l);
    Table t = Table.of(l);
    F z = l.mul(r, r);
    F sin = l.fma(t.sin.at(l, z), l.mul(z, r), r);
    F cos = l.fma(t.cos.at(l, z), z, l.constant(1));
    F either = l.select(l.signBit(l.fromBits(l.shl(quadrant, format.signBit))), cos, sin);
    B sign = l.andBits(l.shl(quadrant, format.signBit - 1), l.constantBits(format.sign));
    return l.fromBits(l.xorBits(l.bits(either), sign));
  }
}
