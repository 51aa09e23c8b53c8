package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(concatenate(p, q), x)} → {@code concatenate(f(p, x[:n]), f(q, x[n:]))} for elementwise
 * functions of vectors. A gradient by one parameter vector is a concatenation of the gradients by
 * its parts; an update rule over the vector so becomes one over each part, which can be computed
 * where the part's gradient is. Nothing is computed twice: each op is cut up, and operands that
 * others use too are sliced as they are.
 */
final class SinkConcatenate implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node) || node.shape().rank() != 1) {
      return null;
    }
    for (Expr operand : node.inputs()) {
      if (operand.op() instanceof Op.Concatenate && isWorthCutting(operand)) {
        return Expr.concatenate(0, parts(node, operand.inputs(), uses));
      }
    }
    return null;
  }

  /** Many small parts are better computed together. */
  private static boolean isWorthCutting(Expr concatenation) {
    return concatenation.inputs().size() <= 4 + concatenation.shape().size() / 16;
  }

  private static List<Expr> parts(Expr node, List<Expr> like, Uses uses) {
    List<Expr> parts = new ArrayList<>();
    int at = 0;
    for (Expr part : like) {
      int start = at;
      int limit = start + part.shape().dim(0);
      parts.add(Elementwise.of(node, o -> Elementwise.sliced(o, start, limit, uses)));
      at = limit;
    }
    return parts;
  }
}
