package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.ir.Expr;

/** A value without elements → a constant without elements. */
final class EmptyValue implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.shape().size() == 0 && !node.inputs().isEmpty()
        ? Expr.constant(Array.zeros(node.type()))
        : null;
  }
}
