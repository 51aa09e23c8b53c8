package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** A constant array of equal elements → one constant, repeated. */
final class UniformConstant implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Constant constant && fits(node)
        ? Constants.of(constant.value())
        : null;
  }

  /** Whether the node is a constant array of equal elements. */
  static boolean fits(Expr node) {
    return node.op() instanceof Op.Constant constant
        && node.shape().rank() > 0
        && node.shape().size() > 0
        && Constants.isUniform(constant.value());
  }
}
