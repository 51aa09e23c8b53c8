package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Reduction;

/**
 * {@code max(max(x))} → {@code max(x)} along the axes of both, likewise least values and sums of
 * integers. Sums of floats would be rounded otherwise.
 */
final class ReduceOfReduce implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Reduce outer)
        || !(node.operand().op() instanceof Op.Reduce inner)
        || outer.reduction() != inner.reduction()
        || !uses.isSingle(node.operand())) {
      return null;
    }
    Expr x = node.operand().operand();
    if (outer.reduction() == Reduction.SUM && x.dtype().isFloating()) {
      return null;
    }
    List<Integer> left = Axes.without(x.shape(), inner.axes());
    List<Integer> axes = new ArrayList<>(inner.axes());
    outer.axes().forEach(axis -> axes.add(left.get(axis)));
    return x.reduce(outer.reduction(), Axes.array(axes));
  }
}
