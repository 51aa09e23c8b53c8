package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Reduction;

/**
 * Ops that combine elements along axes, in row-major order, beginning with the first: a sum of -0
 * alone is -0.
 */
final class Reductions {
  private Reductions() {}

  static Array reduce(Op.Reduce op, Array x, Type type) {
    Array result = Array.zeros(type);
    boolean[] begun = new boolean[result.size()];
    for (int i = 0; i < x.size(); i++) {
      int to = Indices.place(kept(op, Indices.at(i, x.shape())), type.shape());
      if (begun[to]) {
        combine(op.reduction(), result, to, x, i);
      } else {
        System.arraycopy(x.data(), i, result.data(), to, 1);
        begun[to] = true;
      }
    }
    for (int i = 0; i < begun.length; i++) {
      if (!begun[i]) {
        result.set(i, ofNone(op.reduction(), type.dtype()));
      }
    }
    return result;
  }

  private static int[] kept(Op.Reduce op, int[] indices) {
    int[] kept = new int[indices.length - op.axes().size()];
    int next = 0;
    for (int axis = 0; axis < indices.length; axis++) {
      if (!op.axes().contains(axis)) {
        kept[next++] = indices[axis];
      }
    }
    return kept;
  }

  private static void combine(Reduction reduction, Array result, int to, Array x, int from) {
    BinaryFunction function =
        switch (reduction) {
          case SUM -> BinaryFunction.ADD;
          case MAX -> BinaryFunction.MAX;
          case MIN -> BinaryFunction.MIN;
        };
    switch (x.dtype()) {
      case F32 -> result.f32()[to] = Elementwise.binary(function, result.f32()[to], x.f32()[from]);
      case F64 -> result.f64()[to] = Elementwise.binary(function, result.f64()[to], x.f64()[from]);
      case I32 -> result.i32()[to] = Elementwise.binary(function, result.i32()[to], x.i32()[from]);
      case BOOL -> throw new IllegalArgumentException(reduction + " does not take bool");
    }
  }

  /** The value of a reduction of no elements. */
  private static double ofNone(Reduction reduction, DType dtype) {
    return switch (reduction) {
      case SUM -> 0;
      case MAX -> dtype == DType.I32 ? Integer.MIN_VALUE : Double.NEGATIVE_INFINITY;
      case MIN -> dtype == DType.I32 ? Integer.MAX_VALUE : Double.POSITIVE_INFINITY;
    };
  }

  static Array argMax(int axis, Array x, Type type) {
    Array result = Array.zeros(type);
    for (int i = 0; i < result.size(); i++) {
      int[] at = insert(Indices.at(i, type.shape()), axis);
      int best = 0;
      double greatest = x.get(Indices.place(at, x.shape()));
      for (int k = 1; k < x.shape().dim(axis) && !Double.isNaN(greatest); k++) {
        at[axis] = k;
        double candidate = x.get(Indices.place(at, x.shape()));
        if (candidate > greatest || Double.isNaN(candidate)) {
          best = k;
          greatest = candidate;
        }
      }
      result.i32()[i] = best;
    }
    return result;
  }

  private static int[] insert(int[] indices, int axis) {
    int[] longer = new int[indices.length + 1];
    System.arraycopy(indices, 0, longer, 0, axis);
    System.arraycopy(indices, axis, longer, axis + 1, indices.length - axis);
    return longer;
  }
}
