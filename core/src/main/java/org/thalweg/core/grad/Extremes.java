package org.thalweg.core.grad;

import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Where a reduction by max or min finds its result, and how often: ties share the derivative
 * evenly.
 *
 * @param where true at the elements that are the result, of the shape of the operand
 * @param count how many they are, of the type of the result
 */
record Extremes(Expr where, Expr count) {

  /** For a node made by {@code op}, a max or min. */
  static Extremes of(Op.Reduce op, Expr node) {
    Expr x = node.operand();
    Expr where = x.eq(Transposes.spread(node, x.shape(), op.axes()));
    int[] axes = op.axes().stream().mapToInt(a -> a).toArray();
    return new Extremes(where, where.cast(x.dtype()).sum(axes));
  }
}
