package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code x / c} → {@code x·(1/c)} for powers of two c whose inverse is a number of the type: both
 * are the same real number, rounded once.
 */
final class DivideByPowerOfTwo implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Binary binary)
        || binary.function() != BinaryFunction.DIV
        || !node.dtype().isFloating()) {
      return null;
    }
    Double divisor = node.inputs().get(1).scalarValue();
    return divisor != null && isPowerOfTwo(divisor) && isNumber(node.dtype(), 1 / divisor)
        ? node.operand().mul(1 / divisor)
        : null;
  }

  private static boolean isPowerOfTwo(double x) {
    return Math.abs(x) == Math.scalb(1.0, Math.getExponent(x));
  }

  private static boolean isNumber(DType dtype, double x) {
    double rounded = dtype == DType.F32 ? (float) x : x;
    return rounded == x && x != 0 && !Double.isInfinite(x);
  }
}
