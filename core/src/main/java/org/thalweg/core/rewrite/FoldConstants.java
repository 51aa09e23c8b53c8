package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * Ops of small constants → what the interpreter makes of them. Indexed reads and writes stay: an
 * index out of range is an error of the run.
 */
final class FoldConstants implements Rewrite {
  private static final int MOST_ELEMENTS = 1024;

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    boolean folds =
        !node.inputs().isEmpty()
            && isSmall(node)
            && mayFold(node.op())
            && node.inputs().stream().allMatch(FoldConstants::isKnown);
    return folds
        ? Constants.of(
            Interpreter.evaluate(new Program(List.of(), List.of(node)), List.of()).get(0))
        : null;
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
}
