package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** A call of a custom function → its body: its own derivative has been taken by now. */
final class InlineCall implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.Call call ? call.function().inline(node.inputs()) : null;
  }
}
