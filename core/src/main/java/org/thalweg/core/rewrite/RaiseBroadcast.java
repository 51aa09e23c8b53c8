package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(broadcast(x), broadcast(y))} → {@code broadcast(f(x, y))} for elementwise functions of
 * operands that are all repeated alike, or one value repeated. A root of a row's variance, say, is
 * then computed once a row.
 *
 * <p>Legal to the bit: equal operands make equal elements.
 */
final class RaiseBroadcast implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node)) {
      return null;
    }
    for (Expr operand : node.inputs()) {
      if (!(operand.op() instanceof Op.Broadcast)) {
        return null;
      }
    }
    Shape shape = largest(node);
    for (Expr operand : node.inputs()) {
      if (!fits(operand.operand().shape(), shape)) {
        return null;
      }
    }
    return Elementwise.of(node, o -> o.operand().broadcast(shape)).broadcast(node.shape());
  }

  private static Shape largest(Expr node) {
    Shape largest = node.operand().operand().shape();
    for (Expr operand : node.inputs()) {
      Shape shape = operand.operand().shape();
      boolean larger =
          shape.size() > largest.size()
              || (shape.size() == largest.size() && shape.rank() > largest.rank());
      largest = larger ? shape : largest;
    }
    return largest;
  }

  private static boolean fits(Shape shape, Shape largest) {
    return shape.equals(largest) || (shape.size() == 1 && shape.broadcastsTo(largest));
  }
}
