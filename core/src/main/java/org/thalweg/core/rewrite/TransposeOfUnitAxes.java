package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code transpose(x)} → {@code reshape(x)} where only axes of extent 1 change places. */
final class TransposeOfUnitAxes implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Transpose transpose)) {
      return null;
    }
    Shape shape = node.operand().shape();
    List<Integer> longer =
        transpose.permutation().stream().filter(axis -> shape.dim(axis) != 1).toList();
    return Axes.ascend(longer) ? node.operand().reshape(node.shape()) : null;
  }
}
