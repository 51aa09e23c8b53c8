package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code pow(x, 0)} → 1, {@code pow(x, 1)} → {@code x}, {@code pow(x, 2)} → {@code x·x}.
 *
 * <p>The one rule that may change bits: the product is rounded correctly, and pow to a unit or two
 * in the last place. (A root is not {@code pow(x, ½)}, which has +0 and infinity for -0 and minus
 * infinity.)
 */
final class SmallPowers implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Binary binary) || binary.function() != BinaryFunction.POW) {
      return null;
    }
    Expr x = node.operand();
    Expr power = node.inputs().get(1);
    if (Constants.is(power, 0) || Constants.is(power, -0.0)) {
      return Expr.full(node.type(), 1);
    }
    return Constants.is(power, 1) ? x : Constants.is(power, 2) ? x.square() : null;
  }
}
