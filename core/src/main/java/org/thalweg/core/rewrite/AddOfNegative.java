package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/**
 * {@code a + -b} → {@code a - b}, {@code -a + b} → {@code b - a}, {@code a - -b} → {@code a + b}.
 * Each step of descent adds minus something.
 *
 * <p>Legal to the bit: IEEE 754 defines {@code a - b} as {@code a + -b}, and sums commute. Integers
 * wrap around alike.
 */
final class AddOfNegative implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!(node.op() instanceof Op.Binary binary)) {
      return null;
    }
    Expr a = node.operand();
    Expr b = node.inputs().get(1);
    return switch (binary.function()) {
      case ADD -> isNegative(b) ? a.sub(b.operand()) : isNegative(a) ? b.sub(a.operand()) : null;
      case SUB -> isNegative(b) ? a.add(b.operand()) : null;
      case MUL, DIV, POW, MIN, MAX, AND, OR -> null;
    };
  }

  private static boolean isNegative(Expr x) {
    return x.op() instanceof Op.Unary unary && unary.function() == UnaryFunction.NEG;
  }
}
