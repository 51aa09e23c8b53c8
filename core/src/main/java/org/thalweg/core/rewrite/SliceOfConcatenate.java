package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code concatenate(p, q)[a:b]} → a slice of p or of q, if it lies within one of them, or the
 * concatenation of those parts that it is made of. Where {@link SinkConcatenate} has cut up a
 * value, its other users so read the parts.
 *
 * <p>Legal to the bit: the same elements are taken.
 */
final class SliceOfConcatenate implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Slice slice)
        || !(node.operand().op() instanceof Op.Concatenate concatenate)
        || node.shape().size() == 0) {
      return null;
    }
    int axis = concatenate.axis();
    int first = slice.start().get(axis);
    int last = first + (node.shape().dim(axis) - 1) * slice.stride().get(axis);
    List<Expr> whole = new ArrayList<>();
    int at = 0;
    for (Expr part : node.operand().inputs()) {
      int end = at + part.shape().dim(axis);
      if (at <= first && last < end) {
        return part.slice(
            with(slice.start(), axis, first - at),
            with(slice.limit(), axis, last - at + 1),
            slice.stride());
      }
      if (first <= at && end <= last + 1 && slice.stride().get(axis) == 1) {
        whole.add(part);
      }
      at = end;
    }
    if (whole.isEmpty()) {
      return null;
    }
    Expr parts = Expr.concatenate(axis, whole);
    return parts.type().equals(node.type()) ? parts : null;
  }

  private static List<Integer> with(List<Integer> list, int at, int value) {
    List<Integer> changed = new ArrayList<>(list);
    changed.set(at, value);
    return changed;
  }
}
