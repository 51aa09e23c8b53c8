package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code x·1}, {@code x/1}, {@code x + -0}, {@code x - 0} → {@code x}. Floats need the right zero:
 * {@code -0 + 0} is 0. Integers have one zero, and {@code n·0} → {@code 0} holds for them.
 */
final class NeutralElements implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Binary binary)) {
      return null;
    }
    Expr a = node.operand();
    Expr b = node.inputs().get(1);
    boolean integers = node.dtype() == DType.I32;
    double zero = integers ? 0 : -0.0;
    return switch (binary.function()) {
      case ADD -> Constants.is(b, zero) ? a : Constants.is(a, zero) ? b : null;
      case SUB -> Constants.is(b, 0) ? a : null;
      case MUL -> {
        if (integers && (Constants.is(a, 0) || Constants.is(b, 0))) {
          yield Expr.full(node.type(), 0);
        }
        yield Constants.is(b, 1) ? a : Constants.is(a, 1) ? b : null;
      }
      case DIV -> Constants.is(b, 1) ? a : null;
      case POW, MIN, MAX, AND, OR -> null;
    };
  }
}
