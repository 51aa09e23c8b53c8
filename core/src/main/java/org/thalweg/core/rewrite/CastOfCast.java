package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code cast(cast(x))} → {@code cast(x)} where the inner type holds every value of x exactly. */
final class CastOfCast implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Cast
            && node.operand().op() instanceof Op.Cast
            && holds(node.operand().dtype(), node.operand().operand().dtype())
        ? node.operand().operand().cast(node.dtype())
        : null;
  }

  private static boolean holds(DType wider, DType narrower) {
    return switch (narrower) {
      case BOOL -> true;
      case I32 -> wider == DType.I32 || wider == DType.F64;
      case F32 -> wider == DType.F32 || wider == DType.F64;
      case F64 -> wider == DType.F64;
    };
  }
}
