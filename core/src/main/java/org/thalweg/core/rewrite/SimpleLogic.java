package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/**
 * {@code not(not x)} → {@code x}, {@code not(a = b)} → {@code a ≠ b} and the reverse, {@code x and
 * true} → {@code x} and the like, {@code op(x, x)} → {@code x} for and, or, min, max.
 */
final class SimpleLogic implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return switch (node.op()) {
      case Op.Unary unary when unary.function() == UnaryFunction.NOT -> not(node.operand());
      case Op.Binary binary -> binary(binary.function(), node.operand(), node.inputs().get(1));
      case Op op -> null;
    };
  }

  private static @Nullable Expr not(Expr x) {
    return switch (x.op()) {
      case Op.Unary inner -> x.operand();
      case Op.Compare inner ->
          switch (inner.comparison()) {
            case EQ -> x.operand().ne(x.inputs().get(1));
            case NE -> x.operand().eq(x.inputs().get(1));
            case LT, LE -> null; // NaN: neither holds, nor their reverse
          };
      case Op op -> null;
    };
  }

  private static @Nullable Expr binary(BinaryFunction function, Expr a, Expr b) {
    return switch (function) {
      case AND -> a.equals(b) ? a : withKnown(a, b, 0);
      case OR -> a.equals(b) ? a : withKnown(a, b, 1);
      case MIN, MAX -> a.equals(b) ? a : null;
      case ADD, SUB, MUL, DIV, POW -> null;
    };
  }

  /**
   * Where one operand is known: this value decides, the other one leaves it to the other operand.
   */
  private static @Nullable Expr withKnown(Expr a, Expr b, double decisive) {
    Double left = a.scalarValue();
    if (left != null) {
      return left == decisive ? a : b;
    }
    Double right = b.scalarValue();
    return right == null ? null : right == decisive ? b : a;
  }
}
