package org.thalweg.core.elementary;

import static org.thalweg.core.elementary.Parts.withSignOf;

/** floor and sign. */
final class Rounding {
  private Rounding() {}

  static <F, B, M> F floor(Lanes<F, B, M> l, F x) {
    F integers = l.constant(Format.of(l).integers);
    F a = l.abs(x);
    F nearest = withSignOf(l, l.sub(l.add(a, integers), integers), x);
    F above = l.select(l.lt(x, nearest), l.constant(1), l.constant(0));
    return l.select(l.lt(a, integers), l.sub(nearest, above), x);
  }

  static <F, B, M> F sign(Lanes<F, B, M> l, F x) {
    F zero = l.constant(0);
    F up = l.select(l.lt(zero, x), l.constant(1), x);
    return l.select(l.lt(x, zero), l.constant(-1), up);
  }
}
