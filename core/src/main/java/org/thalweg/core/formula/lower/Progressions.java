package org.thalweg.core.formula.lower;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.ir.Expr;

/** Tables as programs: short where the numbers have a constant step. */
final class Progressions {
  private Progressions() {}

  /** The constant difference of the numbers of a table along one axis; null if there is none. */
  static @Nullable Double step(Table table) {
    double[] values = table.values();
    if (table.axes().size() != 1 || values.length < 2) {
      return null;
    }
    double step = values[1] - values[0];
    for (int i = 2; i < values.length; i++) {
      if (values[i] - values[i - 1] != step) {
        return null;
      }
    }
    return step;
  }

  /** The numbers themselves, f64. */
  static Expr numbers(Table table) {
    double[] values = table.values();
    Type type = Type.of(DType.F64, Value.shape(table.axes()).dims());
    @Nullable Double step = step(table);
    return step != null && step == Math.rint(step) && values[0] == Math.rint(values[0])
        ? Expr.iota(type, 0).mul(step).add(values[0])
        : Expr.constant(Array.of(values, type.shape().dims()));
  }
}
