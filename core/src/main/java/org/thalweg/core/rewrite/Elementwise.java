package org.thalweg.core.rewrite;

import java.util.List;
import java.util.function.UnaryOperator;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Views of what elementwise ops make, taken of their operands instead. */
final class Elementwise {
  private Elementwise() {}

  /** Whether each element of the value is made of the elements in its place. */
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

  /** Whether this is one value repeated. */
  static boolean isUniform(Expr node) {
    return node.op() instanceof Op.Broadcast && node.operand().shape().size() == 1;
  }

  /** One value repeated to another shape, of at least its rank. */
  static Expr uniform(Expr node, Shape shape) {
    return node.operand().broadcast(shape);
  }

  /** The same op of views of its operands. */
  static Expr of(Expr node, UnaryOperator<Expr> view) {
    return Expr.of(node.op(), node.inputs().stream().map(view).toList());
  }

  /** Elements {@code start} to before {@code limit} of a vector. */
  static Expr sliced(Expr vector, int start, int limit, Uses uses) {
    if (isUniform(vector)) {
      return uniform(vector, Shape.of(limit - start));
    }
    if (is(vector) && uses.isSingle(vector)) {
      return of(vector, operand -> sliced(operand, start, limit, uses));
    }
    if (vector.op() instanceof Op.Concatenate) {
      int at = 0;
      for (Expr part : vector.inputs()) {
        int end = at + part.shape().dim(0);
        if (at <= start && limit <= end) {
          return part.slice(0, start - at, limit - at);
        }
        at = end;
      }
    }
    if (vector.op() instanceof Op.Slice slice && slice.stride().equals(List.of(1))) {
      int offset = slice.start().get(0);
      return vector.operand().slice(0, offset + start, offset + limit);
    }
    return vector.slice(0, start, limit);
  }

  /** A vector's elements under another shape. */
  static Expr reshaped(Expr vector, Shape shape, Uses uses) {
    if (isUniform(vector)) {
      return uniform(vector, shape);
    }
    if (is(vector) && uses.isSingle(vector)) {
      return of(vector, operand -> reshaped(operand, shape, uses));
    }
    if (vector.op() instanceof Op.Reshape) {
      return vector.operand().reshape(shape);
    }
    return vector.reshape(shape);
  }
}
