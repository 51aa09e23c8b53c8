package org.thalweg.core.formula.lower;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.thalweg.core.array.Shape;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.ir.Expr;

/**
 * A part of a formula as a program: for all combinations of values along its axes at once.
 *
 * @param expr f64 (bool of a condition) with an extent for each axis
 * @param axes what it depends on, in order
 */
public record Value(Expr expr, List<Axis> axes) {

  static Value of(Expr scalar) {
    return new Value(scalar, List.of());
  }

  Value map(UnaryOperator<Expr> f) {
    return new Value(f.apply(expr), axes);
  }

  /** A function of both, over the axes of both. */
  public Value with(Value other, BinaryOperator<Expr> f) {
    List<Axis> both = Axis.union(axes, other.axes);
    return new Value(f.apply(aligned(both), other.aligned(both)), both);
  }

  /** The same elements with an extent of 1 for each further axis. */
  Expr aligned(List<Axis> more) {
    if (axes.isEmpty() || axes.equals(more)) {
      return expr;
    }
    int[] dims = more.stream().mapToInt(axis -> axes.contains(axis) ? axis.extent() : 1).toArray();
    return expr.reshape(dims);
  }

  /** Repeated along further axes. */
  public Value over(List<Axis> more) {
    List<Axis> all = Axis.union(axes, more);
    return new Value(aligned(all).broadcast(shape(all)), all);
  }

  static Shape shape(List<Axis> axes) {
    return Shape.of(axes.stream().mapToInt(Axis::extent).toArray());
  }
}
