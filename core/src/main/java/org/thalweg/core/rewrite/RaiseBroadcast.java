package org.thalweg.core.rewrite;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(broadcast(x), broadcast(y))} → {@code broadcast(f(x, y))} for elementwise functions of
 * operands that are all repeated alike, or one value repeated: less is computed.
 */
final class RaiseBroadcast implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node)
        || !node.inputs().stream().allMatch(o -> o.op() instanceof Op.Broadcast)) {
      return null;
    }
    List<Shape> shapes = node.inputs().stream().map(o -> o.operand().shape()).toList();
    Shape largest =
        shapes.stream()
            .max(Comparator.comparingInt(Shape::size).thenComparingInt(Shape::rank))
            .orElseThrow();
    return shapes.stream().allMatch(s -> s.equals(largest) || isOne(s, largest))
        ? Elementwise.of(node, o -> o.operand().broadcast(largest)).broadcast(node.shape())
        : null;
  }

  private static boolean isOne(Shape shape, Shape target) {
    return shape.size() == 1 && shape.broadcastsTo(target);
  }
}
