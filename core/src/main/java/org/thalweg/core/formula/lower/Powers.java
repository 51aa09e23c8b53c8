package org.thalweg.core.formula.lower;

import org.thalweg.core.ir.Expr;

/** Powers by a known exponent: small whole ones are products, which are fast and exact enough. */
final class Powers {
  private static final int LARGEST_PRODUCT = 8;

  private Powers() {}

  static Expr of(Expr x, double exponent) {
    if (exponent == 0.5) {
      return x.sqrt();
    }
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST_PRODUCT && exponent != 0) {
      Expr power = product(x, (int) Math.abs(exponent));
      return exponent > 0 ? power : Expr.full(power.type(), 1).div(power);
    }
    return x.pow(exponent);
  }

  private static Expr product(Expr x, int exponent) {
    if (exponent == 1) {
      return x;
    }
    Expr half = product(x, exponent / 2).square();
    return exponent % 2 == 0 ? half : half.mul(x);
  }
}
