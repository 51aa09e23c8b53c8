package org.thalweg.core.interpret;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.UnaryFunction;

/**
 * How far elementwise ops carry the uncertainty of their operands: the op is computed with each
 * operand moved to either end of its bound, and twice the largest change is the new bound.
 */
final class PerturbedElements {
  private PerturbedElements() {}

  static Array bound(Expr node, Array value, List<Array> operands, List<Array> bounds) {
    Array result = Array.zeros(value.type().with(DType.F64));
    List<Expr> formals = new ArrayList<>();
    for (Array operand : operands) {
      formals.add(Expr.input("operand", operand.type()));
    }
    Program op = new Program(formals, List.of(Expr.of(node.op(), formals)));
    for (int corner = 0; corner < 1 << operands.size(); corner++) {
      List<Array> moved = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        moved.add(moved(operands.get(i), bounds.get(i), (corner >> i & 1) == 0 ? -1 : 1));
      }
      Array there = Interpreter.evaluate(op, moved).get(0);
      for (int i = 0; i < value.size(); i++) {
        result.f64()[i] = Math.max(result.f64()[i], change(value.get(i), there.get(i)));
      }
    }
    for (int i = 0; i < value.size(); i++) {
      result.f64()[i] = widened(node.op(), i, value, operands, bounds, result.f64()[i]);
    }
    return result;
  }

  private static Array moved(Array operand, Array bound, int direction) {
    Array moved = operand.copy();
    for (int i = 0; i < moved.size(); i++) {
      double by = bound.get(i);
      if (by > 0) {
        double x = operand.get(i);
        switch (operand.dtype()) {
          case F32 -> {
            float end = (float) (x + direction * by);
            moved.f32()[i] =
                end == (float) x ? Math.nextAfter(end, direction * Double.MAX_VALUE) : end;
          }
          case F64 -> {
            double end = x + direction * by;
            moved.f64()[i] = end == x ? Math.nextAfter(x, direction * Double.MAX_VALUE) : end;
          }
          case I32 -> moved.i32()[i] += direction;
          case BOOL -> moved.bool()[i] = direction > 0;
        }
      }
    }
    return moved;
  }

  private static double change(double x, double y) {
    if (Double.compare(x, y) == 0) {
      return 0;
    }
    double change = Math.abs(x - y);
    return Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
  }

  private static double widened(
      Op op, int i, Array value, List<Array> operands, List<Array> bounds, double change) {
    double widest = 0;
    boolean known = true;
    for (int k = 0; k < operands.size(); k++) {
      double by = bounds.get(k).get(i);
      widest = Math.max(widest, by);
      known &= by == 0 || bounded(op, operands.get(k), i, by);
    }
    if (widest == 0) {
      return 0;
    }
    if (!known) {
      return Double.POSITIVE_INFINITY;
    }
    if (!Double.isFinite(value.get(i))) {
      return change;
    }
    return switch (value.dtype()) {
      case F32 -> 2 * change + 2 * Math.ulp((float) value.get(i));
      case F64 -> 2 * change + 2 * Math.ulp(value.get(i));
      case I32, BOOL -> change == 0 ? 0 : Double.POSITIVE_INFINITY;
    };
  }

  /** Whether the ends of the bound say enough of what lies between them. */
  private static boolean bounded(Op op, Array operand, int i, double by) {
    if (operand.dtype() == DType.I32) {
      return false;
    }
    if (by == Double.POSITIVE_INFINITY) {
      return operand.dtype() == DType.BOOL;
    }
    return switch (op) {
      case Op.Unary u ->
          by < 0.5 || !(u.function() == UnaryFunction.SIN || u.function() == UnaryFunction.COS);
      case Op.Binary b ->
          by < Math.abs(operand.get(i))
              || !(b.function() == BinaryFunction.DIV || b.function() == BinaryFunction.POW);
      case Op o -> true;
    };
  }
}
