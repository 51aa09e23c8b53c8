package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code reduce(reshape(x))} → {@code reduce(x)} where everything is combined to one value: the
 * elements come in the same order.
 */
final class ReduceOfReshape implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Reduce reduce
            && node.shape().rank() == 0
            && node.operand().op() instanceof Op.Reshape
            && node.operand().operand().shape().rank() > 0
        ? node.operand().operand().reduce(reduce.reduction())
        : null;
  }
}
