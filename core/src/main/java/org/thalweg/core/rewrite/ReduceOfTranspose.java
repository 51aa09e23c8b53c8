package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Reduction;

/**
 * {@code reduce(transpose(x))} → {@code reduce(x)}, transposed where the axes that stay are not in
 * order. Not where the terms of a floating sum would be added in another order.
 */
final class ReduceOfTranspose implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Reduce reduce)
        || !(node.operand().op() instanceof Op.Transpose transpose)) {
      return null;
    }
    Expr x = node.operand().operand();
    List<Integer> from = transpose.permutation();
    List<Integer> axes = reduce.axes().stream().map(from::get).toList();
    boolean anyOrder = reduce.reduction() != Reduction.SUM || !x.dtype().isFloating();
    if (!anyOrder && !Axes.ascend(axes.stream().filter(a -> x.shape().dim(a) != 1).toList())) {
      return null;
    }
    List<Integer> kept = Axes.without(x.shape(), axes);
    int[] order =
        Axes.without(node.operand().shape(), reduce.axes()).stream()
            .mapToInt(axis -> kept.indexOf(from.get(axis)))
            .toArray();
    return x.reduce(reduce.reduction(), Axes.array(axes)).transpose(order);
  }
}
