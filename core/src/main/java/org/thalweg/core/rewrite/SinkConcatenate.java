package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code f(concatenate(p, q), x)} → {@code concatenate(f(p, x[:n]), f(q, x[n:]))} for elementwise
 * functions of vectors. A gradient by one parameter vector is a concatenation of the gradients by
 * its parts; an update rule over the vector so becomes one over each part, which can be computed
 * where the part's gradient is, without storing that.
 *
 * <p>Legal to the bit: each element is made by the same op of the same elements. Nothing is
 * computed twice: each op is cut up, and operands that others use too are sliced as they are.
 */
final class SinkConcatenate implements Rewrite {

  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!Elementwise.is(node) || node.shape().rank() != 1) {
      return null;
    }
    Expr finest = null;
    for (Expr operand : node.inputs()) {
      if (operand.op() instanceof Op.Concatenate
          && isWorthCutting(operand)
          && (finest == null || operand.inputs().size() > finest.inputs().size())) {
        finest = operand;
      }
    }
    return finest == null ? null : Expr.concatenate(0, parts(node, finest.inputs(), uses));
  }

  /** Many small parts are better computed together. */
  private static boolean isWorthCutting(Expr concatenation) {
    return concatenation.inputs().size() <= 4 + concatenation.shape().size() / 16;
  }

  private static List<Expr> parts(Expr node, List<Expr> like, Uses uses) {
    List<Expr> parts = new ArrayList<>();
    int at = 0;
    for (Expr part : like) {
      int start = at;
      int limit = start + part.shape().dim(0);
      parts.add(Elementwise.of(node, o -> sliced(o, start, limit, uses)));
      at = limit;
    }
    return parts;
  }

  private static Expr sliced(Expr vector, int start, int limit, Uses uses) {
    Expr free = sliceIfFree(vector, start, limit, uses);
    return free == null ? vector.slice(0, start, limit) : free;
  }

  /** A slice that adds no view of anything that is computed, where there is one. */
  private static @Nullable Expr sliceIfFree(Expr vector, int start, int limit, Uses uses) {
    if (vector.inputs().isEmpty()) {
      return vector.slice(0, start, limit);
    }
    if (vector.op() instanceof Op.Broadcast && vector.operand().shape().size() == 1) {
      return vector.operand().broadcast(Shape.of(limit - start));
    }
    if (vector.op() instanceof Op.Slice slice && slice.stride().equals(List.of(1))) {
      int offset = slice.start().get(0);
      return vector.operand().slice(0, offset + start, offset + limit);
    }
    return vector.op() instanceof Op.Concatenate
        ? sliceOfPart(vector.inputs(), start, limit)
        : sliceOfOperands(vector, start, limit, uses);
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

  /** An elementwise op of slices of its operands, if nothing else uses it and all are free. */
  private static @Nullable Expr sliceOfOperands(Expr node, int start, int limit, Uses uses) {
    if (!Elementwise.is(node) || !uses.isSingle(node)) {
      return null;
    }
    List<Expr> operands = new ArrayList<>();
    for (Expr operand : node.inputs()) {
      Expr sliced = sliceIfFree(operand, start, limit, uses);
      if (sliced == null) {
        return null;
      }
      operands.add(sliced);
    }
    return Expr.of(node.op(), operands);
  }
}
