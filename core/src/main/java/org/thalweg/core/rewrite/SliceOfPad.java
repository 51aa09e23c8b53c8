package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code slice(pad(x))} → a slice of x if it lies within x, zeros if it lies within the padding.
 */
final class SliceOfPad implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Slice slice)
        || !(node.operand().op() instanceof Op.Pad pad)
        || pad.interior().stream().anyMatch(width -> width > 0)) {
      return null;
    }
    Expr x = node.operand().operand();
    List<Integer> start = new ArrayList<>();
    List<Integer> limit = new ArrayList<>();
    boolean within = true;
    for (int i = 0; i < pad.low().size(); i++) {
      int first = slice.start().get(i) - pad.low().get(i);
      int last = first + (node.shape().dim(i) - 1) * slice.stride().get(i);
      int extent = x.shape().dim(i);
      if (last < 0 || first >= extent) {
        return Expr.full(node.type(), 0);
      }
      within &= first >= 0 && last < extent;
      start.add(first);
      limit.add(last + 1);
    }
    return within ? x.slice(start, limit, slice.stride()) : null;
  }
}
