package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/**
 * Minus signs that cancel or are taken up by a neighbour: {@code --x} → {@code x}, {@code a + -b} →
 * {@code a - b}, {@code a - -b} → {@code a + b}, {@code -a·-b} → {@code a·b}, {@code -a·3} → {@code
 * a·-3}, {@code -(a·3)} → {@code a·-3}, {@code |-a|} → {@code |a|}, likewise for quotients.
 * Rounding treats both signs alike.
 */
final class Negations implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    return switch (node.op()) {
      case Op.Unary unary -> unary(unary.function(), node.operand(), uses);
      case Op.Binary binary -> binary(binary.function(), node.operand(), node.inputs().get(1));
      case Op op -> null;
    };
  }

  private static @Nullable Expr unary(UnaryFunction function, Expr x, Uses uses) {
    if (function == UnaryFunction.ABS) {
      return isNegated(x) ? x.operand().abs() : null;
    }
    if (function != UnaryFunction.NEG) {
      return null;
    }
    if (isNegated(x)) {
      return x.operand();
    }
    return x.op() instanceof Op.Binary inner && isProduct(inner, x) && uses.isSingle(x)
        ? withConstantNegated(inner.function(), x.operand(), x.inputs().get(1))
        : null;
  }

  private static @Nullable Expr binary(BinaryFunction function, Expr a, Expr b) {
    return switch (function) {
      case ADD -> isNegated(b) ? a.sub(b.operand()) : isNegated(a) ? b.sub(a.operand()) : null;
      case SUB -> isNegated(b) ? a.add(b.operand()) : null;
      case MUL, DIV -> {
        if (function == BinaryFunction.DIV && a.dtype() == DType.I32) {
          yield null; // minus the least i32 is itself, and its quotients are not
        }
        if (isNegated(a) && isNegated(b)) {
          yield a.operand().binary(function, b.operand());
        }
        yield isNegated(a) && b.scalarValue() != null
            ? withConstantNegated(function, a.operand(), b)
            : isNegated(b) && a.scalarValue() != null
                ? withConstantNegated(function, a, b.operand())
                : null;
      }
      case POW, MIN, MAX, AND, OR -> null;
    };
  }

  private static boolean isNegated(Expr x) {
    return x.op() instanceof Op.Unary unary && unary.function() == UnaryFunction.NEG;
  }

  private static boolean isProduct(Op.Binary binary, Expr x) {
    return switch (binary.function()) {
      case MUL -> true;
      case DIV -> x.dtype().isFloating();
      case ADD, SUB, POW, MIN, MAX, AND, OR -> false;
    };
  }

  /** The op with that one of its operands negated that is a number; null if none is. */
  private static @Nullable Expr withConstantNegated(BinaryFunction function, Expr a, Expr b) {
    Double left = a.scalarValue();
    if (left != null) {
      return negated(a.type(), left).binary(function, b);
    }
    Double right = b.scalarValue();
    return right == null ? null : a.binary(function, negated(b.type(), right));
  }

  private static Expr negated(Type type, double value) {
    return Expr.full(type, type.dtype() == DType.I32 ? -(int) value : -value);
  }
}
