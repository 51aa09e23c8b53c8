package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code gather(x, [0, 1, 2, …])} → the first entries of x. */
final class GatherByIota implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Gather gather)) {
      return null;
    }
    Expr indices = node.inputs().get(1);
    return indices.op() instanceof Op.Iota
            && indices.shape().rank() == 1
            && indices.shape().size() <= node.operand().shape().dim(gather.axis())
        ? node.operand().slice(gather.axis(), 0, indices.shape().size())
        : null;
  }
}
