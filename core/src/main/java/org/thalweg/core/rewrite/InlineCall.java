package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(x)} → the body of f with x in it, for custom functions, so that other rules see it.
 * Legal: the body is what the call means, and its own derivative has been taken by now.
 */
final class InlineCall implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Call call ? call.function().inline(node.inputs()) : null;
  }
}
