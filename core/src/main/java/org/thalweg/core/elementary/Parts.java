package org.thalweg.core.elementary;

/** What several functions are built from. */
final class Parts {
  private Parts() {}

  /** c[0] + c[1]·x + c[2]·x² + … by Horner's rule. */
  static <F, B, M> F polynomial(Lanes<F, B, M> l, F x, double[] c) {
    F sum = l.constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      sum = l.fma(sum, x, l.constant(c[i]));
    }
    return sum;
  }

  /** x, or the bound where x is above it; NaN stays. */
  static <F, B, M> F atMost(Lanes<F, B, M> l, F x, double bound) {
    return l.select(l.lt(l.constant(bound), x), l.constant(bound), x);
  }

  /** x, or the bound where x is below it; NaN stays. */
  static <F, B, M> F atLeast(Lanes<F, B, M> l, F x, double bound) {
    return l.select(l.lt(x, l.constant(bound)), l.constant(bound), x);
  }

  /** A value without sign bit, given the sign bit of another. */
  static <F, B, M> F withSignOf(Lanes<F, B, M> l, F magnitude, F sign) {
    B bit = l.andBits(l.bits(sign), l.constantBits(Format.of(l).sign));
    return l.fromBits(l.orBits(l.bits(magnitude), bit));
  }
}
