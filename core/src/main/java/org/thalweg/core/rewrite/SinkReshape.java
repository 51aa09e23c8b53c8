package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(flat(m), x)} → {@code flat(f(m, x under m's shape))} for elementwise functions, where m
 * has more axes than its flat form: so that f can be computed where m is, a matrix product say.
 */
final class SinkReshape implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node) || node.shape().rank() != 1) {
      return null;
    }
    for (Expr operand : node.inputs()) {
      if (operand.op() instanceof Op.Reshape && operand.operand().shape().rank() > 1) {
        Shape shape = operand.operand().shape();
        Expr below = Elementwise.of(node, o -> Elementwise.reshaped(o, shape, uses));
        return below.reshape(node.shape());
      }
    }
    return null;
  }
}
