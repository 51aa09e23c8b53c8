package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code stopGradient(x)} → {@code x}. Legal: derivatives have been taken by now. */
final class DropStopGradient implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return node.op() instanceof Op.StopGradient ? node.operand() : null;
  }
}
