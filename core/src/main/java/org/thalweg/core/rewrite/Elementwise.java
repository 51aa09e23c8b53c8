package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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

  /** Whether this lies in memory from the start, or is a part of what does. */
  static boolean isGiven(Expr node) {
    return node.inputs().isEmpty()
        || node.op() instanceof Op.Slice && node.operand().inputs().isEmpty();
  }

  /** Elements {@code start} to before {@code limit} of a vector. */
  static Expr sliced(Expr vector, int start, int limit, Uses uses) {
    Expr free = sliceIfFree(vector, start, limit, uses);
    return free == null ? vector.slice(0, start, limit) : free;
  }

  /** A slice that adds no view of anything that is computed, where there is one. */
  private static @Nullable Expr sliceIfFree(Expr vector, int start, int limit, Uses uses) {
    if (isUniform(vector)) {
      return uniform(vector, Shape.of(limit - start));
    }
    if (vector.inputs().isEmpty()) {
      return vector.slice(0, start, limit);
    }
    if (vector.op() instanceof Op.Slice slice && slice.stride().equals(List.of(1))) {
      int offset = slice.start().get(0);
      return vector.operand().slice(0, offset + start, offset + limit);
    }
    return vector.op() instanceof Op.Concatenate
        ? sliceOfPart(vector.inputs(), start, limit)
        : throughout(vector, uses, operand -> sliceIfFree(operand, start, limit, uses));
  }

  private static @Nullable Expr sliceOfPart(List<Expr> parts, int start, int limit) {
    int at = 0;
    for (Expr part : parts) {
      int end = at + part.shape().dim(0);
      if (at <= start && limit <= end) {
        return part.slice(0, start - at, limit - at);
      }
      at = end;
    }
    return null;
  }

  /** A vector's elements under another shape. */
  static Expr reshaped(Expr vector, Shape shape, Uses uses) {
    Expr free = reshapeIfFree(vector, shape, uses);
    return free == null ? vector.reshape(shape) : free;
  }

  /** A reshape that adds no view of anything that is computed, where there is one. */
  private static @Nullable Expr reshapeIfFree(Expr vector, Shape shape, Uses uses) {
    if (isUniform(vector)) {
      return uniform(vector, shape);
    }
    if (isGiven(vector)) {
      return vector.reshape(shape);
    }
    return vector.op() instanceof Op.Reshape
        ? vector.operand().reshape(shape)
        : throughout(vector, uses, operand -> reshapeIfFree(operand, shape, uses));
  }

  /** A way to take a view of an operand, or null where there is none. */
  private interface View {
    @Nullable Expr of(Expr operand);
  }

  /** An elementwise op of views of its operands, if nothing else uses it and all can be had. */
  private static @Nullable Expr throughout(Expr node, Uses uses, View view) {
    if (!is(node) || !uses.isSingle(node)) {
      return null;
    }
    List<Expr> operands = new ArrayList<>();
    for (Expr operand : node.inputs()) {
      Expr viewed = view.of(operand);
      if (viewed == null) {
        return null;
      }
      operands.add(viewed);
    }
    return Expr.of(node.op(), operands);
  }
}
