package org.thalweg.core.rewrite;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** {@code pad(pad(x))} → {@code pad(x)} where the outer one puts nothing between elements. */
final class PadOfPad implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Pad outer)
        || !(node.operand().op() instanceof Op.Pad inner)
        || outer.interior().stream().anyMatch(width -> width > 0)) {
      return null;
    }
    return node.operand()
        .operand()
        .pad(sums(outer.low(), inner.low()), sums(outer.high(), inner.high()), inner.interior());
  }

  private static List<Integer> sums(List<Integer> a, List<Integer> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
  }
}
