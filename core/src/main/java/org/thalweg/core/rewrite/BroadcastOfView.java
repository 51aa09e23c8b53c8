package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code broadcast(broadcast(x))} → {@code broadcast(x)}, and {@code broadcast(reshape(x))} →
 * {@code broadcast(x)} where the reshape only puts in leading axes of extent 1, which broadcasting
 * does too.
 */
final class BroadcastOfView implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Broadcast)) {
      return null;
    }
    Expr view = node.operand();
    return switch (view.op()) {
      case Op.Broadcast inner -> view.operand().broadcast(node.shape());
      case Op.Reshape inner when leads(view.shape(), view.operand().shape()) ->
          view.operand().broadcast(node.shape());
      case Op other -> null;
    };
  }

  /** Whether {@code shape} is the other one behind axes of extent 1. */
  private static boolean leads(Shape shape, Shape other) {
    return shape.rank() >= other.rank()
        && other.broadcastsTo(shape)
        && shape.size() == other.size();
  }
}
