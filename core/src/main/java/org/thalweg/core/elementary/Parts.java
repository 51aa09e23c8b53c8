package org.thalweg.core.elementary;

/** What several functions are built from. */
final class Parts {
  private Parts() {}

  /** x, or the bound where x is above it; NaN stays. */
  static <F, B, M> F atMost(Lanes<F, B, M> l, F x, double bound) {
    return l.select(l.lt(l.constant(bound), x), l.constant(bound), x);
  }

  /** x, or the bound where x is below it; NaN stays. */
  static <F, B, M> F atLeast(Lanes<F, B, M> l, F x, double bound) {
    return l.select(l.lt(x, l.constant(bound)), l.constant(bound), x);
  }

  /** A value whose sign bit is set where that of another is, and else is left as it was. */
  static <F, B, M> F withSignOf(Lanes<F, B, M> l, F value, F sign) {
    B bit = l.andBits(l.bits(sign), l.constantBits(Format.of(l).sign));
    return l.fromBits(l.orBits(l.bits(value), bit));
  }
}
