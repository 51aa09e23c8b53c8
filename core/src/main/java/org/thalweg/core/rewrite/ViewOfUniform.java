package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Views of one value repeated → the value repeated to their shape. */
final class ViewOfUniform implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return switch (node.op()) {
      case Op.Reshape o -> uniform(node);
      case Op.Transpose o -> uniform(node);
      case Op.Slice o -> uniform(node);
      case Op o -> null;
    };
  }

  private static @Nullable Expr uniform(Expr view) {
    Expr from = view.operand();
    return Elementwise.isUniform(from) && from.operand().shape().broadcastsTo(view.shape())
        ? Elementwise.uniform(from, view.shape())
        : null;
  }
}
