package org.thalweg.core.compile;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/** About how many lane instructions a node takes for an element. */
final class Cost {
  private Cost() {}

  /** Instructions for an element. */
  static int of(Expr node) {
    int scale = node.dtype() == DType.F64 ? 2 : 1;
    return switch (node.op()) {
      case Op.Unary u -> scale * of(u.function());
      case Op.Binary b when b.function() == BinaryFunction.POW -> scale * 100;
      case Op other -> 1;
    };
  }

  private static int of(UnaryFunction function) {
    return switch (function) {
      case NEG, ABS, SQRT, NOT -> 1;
      case SIGN, FLOOR -> 4;
      case EXP, SIGMOID, TANH, LOG, EXPM1, LOG1P -> 20;
      case SIN, COS, ATAN, ERF -> 40;
    };
  }
}
