package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code concatenate(x[a:b], x[b:c])} → {@code x[a:c]}, also among other parts; likewise for one
 * value repeated in neighbouring parts.
 */
final class ConcatenateOfSlices implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Concatenate concatenate)) {
      return null;
    }
    List<Expr> parts = new ArrayList<>();
    for (Expr part : node.inputs()) {
      Expr joined = parts.isEmpty() ? null : joined(parts.getLast(), part, concatenate.axis());
      if (joined != null) {
        parts.removeLast();
      }
      parts.add(joined == null ? part : joined);
    }
    return parts.size() == node.inputs().size()
        ? null
        : Expr.concatenate(concatenate.axis(), parts);
  }

  private static @Nullable Expr joined(Expr a, Expr b, int axis) {
    if (a.inputs().isEmpty() || b.inputs().isEmpty() || !a.operand().equals(b.operand())) {
      return null;
    }
    int extent = a.shape().dim(axis) + b.shape().dim(axis);
    if (Elementwise.isUniform(a) && Elementwise.isUniform(b)) {
      return Elementwise.uniform(a, a.shape().with(axis, extent));
    }
    if (!(a.op() instanceof Op.Slice first)
        || !(b.op() instanceof Op.Slice second)
        || first.stride().get(axis) != 1
        || !first.limit().get(axis).equals(second.start().get(axis))) {
      return null;
    }
    List<Integer> limit = Axes.with(first.limit(), axis, second.limit().get(axis));
    Op.Slice whole = new Op.Slice(first.start(), limit, first.stride());
    Op.Slice like =
        new Op.Slice(
            Axes.with(second.start(), axis, first.start().get(axis)),
            second.limit(),
            second.stride());
    return whole.equals(like) ? a.operand().slice(whole.start(), limit, whole.stride()) : null;
  }
}
