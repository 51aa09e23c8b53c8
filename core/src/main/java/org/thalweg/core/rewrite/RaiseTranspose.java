package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(transpose(x), transpose(y))} → {@code transpose(f(x, y))} for elementwise functions of
 * operands that are all transposed alike, or one value repeated: so that the transpose meets
 * others, or what reads through it for nothing.
 */
final class RaiseTranspose implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node)) {
      return null;
    }
    Op view = null;
    Shape shape = node.shape();
    for (Expr operand : node.inputs()) {
      if (operand.op() instanceof Op.Transpose && (view == null || view.equals(operand.op()))) {
        view = operand.op();
        shape = operand.operand().shape();
      } else if (!Elementwise.isUniform(operand)) {
        return null;
      }
    }
    if (view == null) {
      return null;
    }
    Shape below = shape;
    Expr raised =
        Elementwise.of(
            node, o -> Elementwise.isUniform(o) ? Elementwise.uniform(o, below) : o.operand());
    return Expr.of(view, List.of(raised));
  }
}
