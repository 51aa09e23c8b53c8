package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/**
 * {@code select(true, a, b)} → {@code a}, {@code select(c, a, a)} → {@code a}, {@code select(not c,
 * a, b)} → {@code select(c, b, a)}.
 */
final class SimpleSelect implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Select)) {
      return null;
    }
    Expr condition = node.operand();
    Expr a = node.inputs().get(1);
    Expr b = node.inputs().get(2);
    if (a.equals(b)) {
      return a;
    }
    Double known = condition.scalarValue();
    if (known != null) {
      return known != 0 ? a : b;
    }
    return condition.op() instanceof Op.Unary unary && unary.function() == UnaryFunction.NOT
        ? condition.operand().select(b, a)
        : null;
  }
}
