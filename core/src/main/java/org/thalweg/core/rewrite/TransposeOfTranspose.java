package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code transpose(transpose(x))} → {@code transpose(x)} by both permutations. */
final class TransposeOfTranspose implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Transpose outer)
        || !(node.operand().op() instanceof Op.Transpose inner)) {
      return null;
    }
    return node.operand()
        .operand()
        .transpose(outer.permutation().stream().mapToInt(inner.permutation()::get).toArray());
  }
}
