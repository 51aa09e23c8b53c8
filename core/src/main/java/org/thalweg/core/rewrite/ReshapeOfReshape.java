package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code reshape(reshape(x))} → {@code reshape(x)}. */
final class ReshapeOfReshape implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Reshape && node.operand().op() instanceof Op.Reshape
        ? node.operand().operand().reshape(node.shape())
        : null;
  }
}
