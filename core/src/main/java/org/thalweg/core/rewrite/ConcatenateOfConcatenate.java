package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code concatenate(p, concatenate(q, r))} along one axis → {@code concatenate(p, q, r)}; empty
 * parts go away.
 */
final class ConcatenateOfConcatenate implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Concatenate)) {
      return null;
    }
    List<Expr> parts = new ArrayList<>();
    for (Expr part : node.inputs()) {
      if (part.op().equals(node.op())) {
        parts.addAll(part.inputs());
      } else {
        parts.add(part);
      }
    }
    parts.removeIf(part -> part.shape().size() == 0);
    return parts.equals(node.inputs()) ? null : Expr.of(node.op(), parts);
  }
}
