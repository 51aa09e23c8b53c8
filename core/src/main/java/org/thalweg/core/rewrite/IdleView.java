package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Ops that change nothing: views to the shape that is there, casts to the type that is there,
 * concatenations of one part, reductions along no axis, stopped derivatives (derivatives are taken
 * before a program is simplified).
 */
final class IdleView implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return isIdle(node) ? node.operand() : null;
  }

  /** Whether the node is its operand. */
  static boolean isIdle(Expr node) {
    return switch (node.op()) {
      case Op.Reshape o -> keepsType(node);
      case Op.Broadcast o -> keepsType(node);
      case Op.Slice o -> keepsType(node);
      case Op.Pad o -> keepsType(node);
      case Op.Cast o -> keepsType(node);
      case Op.Reduce o -> keepsType(node);
      case Op.Concatenate o -> node.inputs().size() == 1;
      case Op.Transpose o -> Axes.ascend(o.permutation());
      case Op.StopGradient o -> true;
      case Op o -> false;
    };
  }

  private static boolean keepsType(Expr node) {
    return node.type().equals(node.operand().type());
  }
}
