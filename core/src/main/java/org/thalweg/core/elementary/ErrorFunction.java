package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.atMost;
import static org.thalweg.core.elementary.Parts.withSignOf;

/**
 * erf. The function q(x) = -log(1 - erf x) / x is smooth and nearly linear for x ≥ 0, so that one
 * polynomial serves for all x and erf x = -(e^(-x·q(x)) - 1) keeps its relative precision near
 * zero. As x grows, ever larger errors of q are harmless.
 */
final class ErrorFunction {
  private static final Table FLOAT =
      new Table(
          3.95,
          -1.12837923,
          new Polynomial(
              5.86353828e-8,
              -0.636619508,
              -0.102776878,
              0.0191499814,
              0.000165498539,
              -0.00167168246,
              0.000635201752,
              -0.000118268967,
              9.32433431e-6));
  private static final Table DOUBLE =
      new Table(
          5.95,
          -1.1283791670955126,
          new Polynomial(
              -1.533545961316588e-17,
              -0.6366197723675876,
              -0.10277260330144489,
              0.019128446995377975,
              0.00020919483112940985,
              -0.0016962075253639925,
              0.0005901318048060725,
              -2.590255987930367e-5,
              -6.442493757617603e-5,
              2.9583490030834857e-5,
              -3.1802929930009328e-6,
              -3.121633346856925e-6,
              2.0276070581400292e-6,
              -5.641693309490405e-7,
              8.222038788243032e-9,
              6.72361327707861e-8,
              -3.510012316212067e-8,
              1.091272328926743e-8,
              -2.3898252553714805e-9,
              3.807565975252096e-10,
              -4.356714066669747e-11,
              3.4088201609089566e-12,
              -1.637062295382536e-13,
              3.643574596065604e-15));

  private ErrorFunction() {}

  /**
   * Constants of one format.
   *
   * @param highest above it erf x rounds to 1
   * @param minusQ0 -q(0) = -2/√π rounded to the format
   * @param minusQ the rest of the polynomial -q; its first number is the rest of -q(0)
   */
  private record Table(double highest, double minusQ0, Polynomial minusQ) {}

  static <F, B, M> F erf(Lanes<F, B, M> l, F x) {
    Table t = l.isDouble() ? DOUBLE : FLOAT;
    F a = atMost(l, l.abs(x), t.highest);
    F exponent = l.fma(a, l.constant(t.minusQ0), l.mul(a, t.minusQ.at(l, a)));
    return withSignOf(l, Exponential.oneLessExp(l, exponent), x);
  }
}
