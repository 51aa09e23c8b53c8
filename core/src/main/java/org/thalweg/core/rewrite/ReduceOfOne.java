package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code reduce(x)} → {@code reshape(x)} where only axes of extent 1 go away. */
final class ReduceOfOne implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Reduce && node.shape().size() == node.operand().shape().size()
        ? node.operand().reshape(node.shape())
        : null;
  }
}
