package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * Ops of small constants → what the interpreter makes of them; one value repeated, where all
 * elements are equal to the bit. The unit vectors by which a Hessian is taken are such.
 *
 * <p>Legal because the interpreter defines what the ops mean. Indexed reads and writes stay: an
 * index out of range is an error of the run.
 */
final class FoldConstants implements Rewrite {
  private static final int MOST_ELEMENTS = 1024;

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (node.inputs().isEmpty() || !mayFold(node.op()) || !isSmall(node)) {
      return null;
    }
    for (Expr operand : node.inputs()) {
      if (!isKnown(operand)) {
        return null;
      }
    }
    return folded(node);
  }

  private static boolean mayFold(Op op) {
    return switch (op) {
      case Op.Broadcast o -> false;
      case Op.Gather o -> false;
      case Op.ScatterAdd o -> false;
      case Op.Call o -> false;
      case Op o -> true;
    };
  }

  private static boolean isKnown(Expr node) {
    return isSmall(node)
        && switch (node.op()) {
          case Op.Constant o -> true;
          case Op.Iota o -> true;
          case Op.Broadcast o -> node.operand().op() instanceof Op.Constant;
          case Op o -> false;
        };
  }

  private static boolean isSmall(Expr node) {
    return node.shape().size() <= MOST_ELEMENTS;
  }

  private static Expr folded(Expr node) {
    Array value = Interpreter.evaluate(new Program(List.of(), List.of(node)), List.of()).get(0);
    if (!isUniform(value)) {
      return Expr.constant(value);
    }
    Array scalar = Array.zeros(value.type().with(Shape.scalar()));
    System.arraycopy(value.data(), 0, scalar.data(), 0, 1);
    return Expr.constant(scalar).broadcast(value.shape());
  }

  private static boolean isUniform(Array value) {
    for (int i = 1; i < value.size(); i++) {
      if (Double.compare(value.get(i), value.get(0)) != 0) {
        return false;
      }
    }
    return value.size() > 0;
  }
}
