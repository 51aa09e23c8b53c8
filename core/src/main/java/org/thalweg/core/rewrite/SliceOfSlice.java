package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code slice(slice(x))} → {@code slice(x)}. */
final class SliceOfSlice implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Slice outer)
        || !(node.operand().op() instanceof Op.Slice inner)) {
      return null;
    }
    List<Integer> start = new ArrayList<>();
    List<Integer> limit = new ArrayList<>();
    List<Integer> stride = new ArrayList<>();
    for (int i = 0; i < outer.start().size(); i++) {
      int first = inner.start().get(i) + outer.start().get(i) * inner.stride().get(i);
      int step = outer.stride().get(i) * inner.stride().get(i);
      start.add(first);
      limit.add(first + (node.shape().dim(i) - 1) * step + 1);
      stride.add(step);
    }
    return node.operand().operand().slice(start, limit, stride);
  }
}
