package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Ops of which each element is made of the operands' elements in its place. */
final class Elementwise {
  private Elementwise() {}

  /** Whether the node is one. */
  static boolean is(Expr node) {
    return switch (node.op()) {
      case Op.Unary o -> true;
      case Op.Binary o -> true;
      case Op.Compare o -> true;
      case Op.Select o -> true;
      case Op.Cast o -> true;
      case Op o -> false;
    };
  }

  /** The same op of other operands. */
  static Expr of(Expr node, UnaryOperator<Expr> change) {
    List<Expr> operands = new ArrayList<>();
    for (Expr operand : node.inputs()) {
      operands.add(change.apply(operand));
    }
    return Expr.of(node.op(), operands);
  }
}
