package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * atan. For |x| up to 1/2 it is a polynomial's; up to 5/2 it is π/4 + atan((x - 1) / (x + 1)), and
 * above π/2 - atan(1 / x), so that the polynomial is only asked for |z| ≤ 1/2. The three share one
 * division.
 */
final class Arctangent {
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 2.5;
  private static final Table FLOAT =
      new Table(
          1.57079637,
          -4.37113883e-8,
          new Polynomial(-0.33333233, 0.19994168, -0.141742125, 0.10155829, -0.0512516983));
  private static final Table DOUBLE =
      new Table(
          1.5707963267948966,
          6.123233995736766e-17,
          new Polynomial(
              -0.3333333333333298,
              0.19999999999903104,
              -0.1428571427638483,
              0.11111110659569617,
              -0.09090896242608475,
              0.07692073873258064,
              -0.06663810165015248,
              0.058582955718511236,
              -0.05121989853556721,
              0.041864570224529954,
              -0.027434154544454577,
              0.010116269160860098));

  private Arctangent() {}

  /**
   * Constants of one format.
   *
   * @param halfPi1 π/2 rounded to the format
   * @param halfPi2 the rest of it
   * @param atan atan z = z + z³·atan(z²)
   */
  private record Table(double halfPi1, double halfPi2, Polynomial atan) {}

  static <F, B, M> F atan(Lanes<F, B, M> l, F x) {
    Table t = l.isDouble() ? DOUBLE : FLOAT;
    F one = l.constant(1);
    F zero = l.constant(0);
    F a = l.abs(x);
    M middle = l.lt(l.constant(MIDDLE), a);
    M high = l.lt(l.constant(HIGH), a);
    F over = l.select(high, l.constant(-1), l.select(middle, l.sub(a, one), a));
    F under = l.select(high, a, l.select(middle, l.add(a, one), one));
    F z = l.div(over, under);
    F start = known(l, t.halfPi1, high, middle, zero);
    F rest = known(l, t.halfPi2, high, middle, zero);
    F square = l.mul(z, z);
    F curve = l.fma(l.mul(square, z), t.atan.at(l, square), rest);
    return withSignOf(l, l.add(start, l.add(z, curve)), x);
  }

  /** What z is counted from: π/2, half of it, or 0. */
  private static <F, B, M> F known(Lanes<F, B, M> l, double halfPi, M high, M middle, F zero) {
    return l.select(high, l.constant(halfPi), l.select(middle, l.constant(halfPi / 2), zero));
  }
}
