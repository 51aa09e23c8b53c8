package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Comparisons of a value with itself → true or false; not of floats, for NaN is not equal to
 * itself.
 */
final class CompareWithItself implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Compare compare)
        || !node.operand().equals(node.inputs().get(1))
        || node.operand().dtype().isFloating()) {
      return null;
    }
    boolean holds =
        switch (compare.comparison()) {
          case LE, EQ -> true;
          case LT, NE -> false;
        };
    return Expr.full(node.type(), holds ? 1 : 0);
  }
}
