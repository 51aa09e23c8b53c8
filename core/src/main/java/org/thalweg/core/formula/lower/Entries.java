package org.thalweg.core.formula.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Expr;

/**
 * Reads entries of vectors. The derivative of a slice puts zeros around what comes in; of long
 * vectors that is written so that it costs no more than the slice: as a concatenation, and for a
 * stride s as a slice of the rows of the vector seen as a table of s columns, transposed.
 */
final class Entries {
  private static final int LONG = 1000;

  private final Map<Range, CustomFunction> slices = new HashMap<>();

  private record Range(Type type, int start, int limit) {}

  /** The entries of a vector that a table of indices from 1 names, along the axes of the table. */
  Expr at(Expr vector, Table indices) {
    double[] values = indices.values();
    int first = (int) values[0] - 1;
    Shape shape = Value.shape(indices.axes());
    if (values.length == 1) {
      return vector.slice(0, first, first + 1).reshape(shape);
    }
    @Nullable Double step = Progressions.step(indices);
    if (step != null && step >= 1) {
      return strided(vector, first, values.length, step.intValue());
    }
    int[] places = new int[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) values[i] - 1;
    }
    return vector.gather(0, Expr.constant(Array.of(places, shape.dims())));
  }

  private Expr strided(Expr vector, int first, int count, int step) {
    int rows = vector.shape().dim(0) / step;
    int last = first + (count - 1) * step;
    if (step == 1) {
      return slice(vector, first, last + 1);
    }
    if (count < LONG || last >= rows * step) {
      return vector.slice(List.of(first), List.of(last + 1), List.of(step));
    }
    Expr columns = slice(vector, 0, rows * step).reshape(rows, step).t();
    int column = first % step;
    Expr whole = columns.slice(0, column, column + 1).reshape(rows);
    return slice(whole, first / step, first / step + count);
  }

  /** A part of a vector. */
  Expr slice(Expr vector, int start, int limit) {
    int size = vector.shape().dim(0);
    if (limit - start < LONG || limit - start == size) {
      return vector.slice(0, start, limit);
    }
    return slices
        .computeIfAbsent(
            new Range(vector.type(), start, limit),
            range -> {
              Expr formal = Expr.input("x", range.type());
              return new CustomFunction(
                  "slice",
                  List.of(formal),
                  formal.slice(0, start, limit),
                  (inputs, output, g) ->
                      List.of(among(zeros(g, start), g, zeros(g, size - limit))));
            })
        .call(vector);
  }

  private static Expr among(Expr before, Expr g, Expr after) {
    List<Expr> parts = new ArrayList<>(List.of(before, g, after));
    parts.removeIf(part -> part.shape().size() == 0);
    return Expr.concatenate(0, parts);
  }

  private static Expr zeros(Expr like, int count) {
    return Expr.full(like.type().with(Shape.of(count)), 0);
  }
}
