package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * Where the first NaN or infinity of a run came from.
 *
 * @param node the first node, in the order of the program, that is not finite somewhere; constants,
 *     whose infinities are meant, do not count
 * @param index of its first element that is not finite, in row-major order
 * @param value that element
 * @param inputs type and range of each of its inputs
 */
public record NonFinite(Expr node, int index, double value, List<String> inputs) {

  /** Runs the program with the interpreter and looks at every value; empty if all are finite. */
  public static Optional<NonFinite> find(Program program, List<Array> inputs) {
    List<NonFinite> found = new ArrayList<>();
    Map<Expr, Array> values = new HashMap<>();
    Interpreter.evaluate(
        program,
        inputs,
        (node, value) -> {
          values.put(node, value);
          int at = firstNonFinite(value);
          boolean meant = node.op() instanceof Op.Constant || node.scalarValue() != null;
          if (found.isEmpty() && at >= 0 && !meant) {
            List<String> ranges =
                node.inputs().stream().map(i -> i.type() + range(values.get(i))).toList();
            found.add(new NonFinite(node, at, value.get(at), ranges));
          }
        });
    return found.stream().findFirst();
  }

  private static int firstNonFinite(Array value) {
    for (int i = 0; i < value.size(); i++) {
      if (!Double.isFinite(value.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String range(@Nullable Array value) {
    if (value == null || value.size() == 0) {
      return "";
    }
    double least = value.get(0);
    double greatest = least;
    for (int i = 1; i < value.size(); i++) {
      least = Math.min(least, value.get(i));
      greatest = Math.max(greatest, value.get(i));
    }
    return " from " + least + " to " + greatest;
  }

  /** One line: the op, the element, its inputs and where in user code it was built. */
  @Override
  public String toString() {
    return node
        + " is "
        + value
        + " at element "
        + index
        + "; its inputs are "
        + String.join(" and ", inputs)
        + "; built at "
        + node.origin();
  }
}
