package org.thalweg.optim.transform;

import org.thalweg.core.ir.Expr;

/**
 * The nearest point to v with elements not below 0 and of a sum s: max(v − τ, 0) for the τ at which
 * that sums to s. What sums to s at τ falls as τ rises, in straight pieces. So τ is first halved
 * into a small interval, then found by Newton's method from below, which is Michelot's (1986): it
 * does not go past τ and ends on the right piece. No sorting; each turn is one pass.
 */
final class Threshold {
  private static final int HALVINGS = 24;
  private static final int NEWTON = 4;

  private Threshold() {}

  static Expr project(Expr vector, double sum) {
    // Less the greatest, τ is in [−s, 0], whatever the size of v.
    Expr v = vector.sub(vector.maxOver());
    Expr low = Expr.scalar(v.dtype(), -sum);
    Expr high = Expr.scalar(v.dtype(), 0);
    for (int i = 0; i < HALVINGS; i++) {
      Expr middle = low.add(high).mul(0.5);
      Expr enough = v.sub(middle).max(0).sum().sub(sum).ge(Expr.scalar(v.dtype(), 0));
      low = enough.select(middle, low);
      high = enough.select(high, middle);
    }
    Expr zero = Expr.full(v.type(), 0);
    for (int i = 0; i < NEWTON; i++) {
      Expr above = v.gt(low);
      Expr count = above.cast(v.dtype()).sum();
      low = above.select(v, zero).sum().sub(sum).div(count);
    }
    Expr nearest = v.sub(low).max(0);
    return nearest.mul(Expr.scalar(v.dtype(), sum).div(nearest.sum())); // the last rounding
  }
}
