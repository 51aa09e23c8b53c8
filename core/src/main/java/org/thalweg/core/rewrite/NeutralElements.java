package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code x·1}, {@code x/1}, {@code x + -0}, {@code x - 0} → {@code x}.
 *
 * <p>Legal to the bit, also of -0, infinities and NaN, because the zeros are of the right sign:
 * {@code x + 0} stays, for {@code -0 + 0} is 0, and so does {@code x·0}, for ∞·0 is NaN. Integers
 * have one zero.
 */
final class NeutralElements implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Binary binary)) {
      return null;
    }
    Expr a = node.operand();
    Expr b = node.inputs().get(1);
    double zero = node.dtype() == DType.I32 ? 0 : -0.0;
    return switch (binary.function()) {
      case ADD -> is(b, zero) ? a : is(a, zero) ? b : null;
      case SUB -> is(b, 0) ? a : null;
      case MUL -> is(b, 1) ? a : is(a, 1) ? b : null;
      case DIV -> is(b, 1) ? a : null;
      case POW, MIN, MAX, AND, OR -> null;
    };
  }

  /** Whether this is a number, perhaps repeated: exactly this one, of this sign if it is 0. */
  private static boolean is(Expr node, double number) {
    Double value = node.scalarValue();
    return value != null && Double.compare(value, number) == 0;
  }
}
