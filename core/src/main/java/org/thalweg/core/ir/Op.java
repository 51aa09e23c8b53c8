package org.thalweg.core.ir;

import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;

/**
 * How a value is made from its inputs. The set is small and orthogonal: operands of elementwise ops
 * have equal shapes (a {@link Broadcast} is written out), a transposed product is a product of a
 * {@link Transpose}. {@link TypeRules} says which inputs an op takes and what it makes of them; the
 * reference interpreter defines its values.
 */
public sealed interface Op {

  /** A value given from outside; {@code serial} tells apart inputs of one name. */
  record Input(String name, Type type, long serial) implements Op {}

  /** A fixed value. The array is the constant's own: it must not be changed. */
  record Constant(Array value) implements Op {}

  /** Along {@code axis} 0, 1, 2, …; equal along the others. */
  record Iota(Type type, int axis) implements Op {
    /** Checks that the axis exists and the type counts. */
    public Iota {
      type.shape().axis(axis);
      require(type.dtype().isNumeric(), "iota makes numbers, not " + type.dtype());
    }
  }

  /** Elementwise function of one operand. */
  record Unary(UnaryFunction function) implements Op {}

  /** Elementwise function of two operands of one type. */
  record Binary(BinaryFunction function) implements Op {}

  /** Elementwise comparison of two operands of one type; makes bool. */
  record Compare(Comparison comparison) implements Op {}

  /** Inputs (condition, a, b): a where the condition is true, else b. */
  record Select() implements Op {}

  /**
   * Another element type, as Java casts: float to i32 truncates, saturates and makes NaN 0; to bool
   * is "other than 0"; from bool is 0 or 1.
   */
  record Cast(DType dtype) implements Op {}

  /** The identity, with derivative 0. */
  record StopGradient() implements Op {}

  /** Combines the elements along {@code axes} (ascending), which go away. */
  record Reduce(Reduction reduction, List<Integer> axes) implements Op {
    /** Checks that the axes ascend. */
    public Reduce {
      axes = List.copyOf(axes);
      for (int i = 0; i < axes.size(); i++) {
        require(
            axes.get(i) > (i == 0 ? -1 : axes.get(i - 1)), "axes " + axes + " must ascend from 0");
      }
    }
  }

  /**
   * Index (i32) of the first greatest element along {@code axis}, which goes away; NaN is greatest.
   */
  record ArgMax(int axis) implements Op {}

  /** The same elements in row-major order under another shape. */
  record Reshape(Shape shape) implements Op {}

  /** Axes in another order: axis i of the result is axis {@code permutation[i]} of the input. */
  record Transpose(List<Integer> permutation) implements Op {
    /** Checks that it is a permutation. */
    public Transpose {
      permutation = List.copyOf(permutation);
      int rank = permutation.size();
      require(
          permutation.stream().filter(i -> i >= 0 && i < rank).distinct().count() == rank,
          "axes " + permutation + " are not a permutation");
    }
  }

  /** Repeats along new leading axes and axes of extent 1, by NumPy's rule. */
  record Broadcast(Shape shape) implements Op {}

  /** Elements {@code start}, {@code start + stride}, … before {@code limit} along each axis. */
  record Slice(List<Integer> start, List<Integer> limit, List<Integer> stride) implements Op {
    /** Checks that bounds and strides make sense. */
    public Slice {
      start = List.copyOf(start);
      limit = List.copyOf(limit);
      stride = List.copyOf(stride);
      require(
          start.size() == limit.size() && start.size() == stride.size(),
          "slice has start, limit and stride for different numbers of axes");
      for (int i = 0; i < start.size(); i++) {
        require(
            start.get(i) >= 0 && limit.get(i) >= start.get(i) && stride.get(i) >= 1,
            "slice of axis "
                + i
                + " from "
                + start.get(i)
                + " to "
                + limit.get(i)
                + " by "
                + stride.get(i)
                + " is not 0 <= start <= limit with stride >= 1");
      }
    }
  }

  /** Zeros (false) before, after and between the elements along each axis. */
  record Pad(List<Integer> low, List<Integer> high, List<Integer> interior) implements Op {
    /** Checks that no width is negative. */
    public Pad {
      low = List.copyOf(low);
      high = List.copyOf(high);
      interior = List.copyOf(interior);
      require(
          low.size() == high.size() && low.size() == interior.size(),
          "pad has low, high and interior for different numbers of axes");
      for (List<Integer> widths : List.of(low, high, interior)) {
        require(widths.stream().allMatch(w -> w >= 0), "pad widths " + widths + " must be >= 0");
      }
    }
  }

  /** One or more inputs put one after the other along {@code axis}. */
  record Concatenate(int axis) implements Op {}

  /**
   * Inputs (x, indices i32): entries of x along {@code axis}; the axis is replaced by the axes of
   * the indices. An index out of range is an error.
   */
  record Gather(int axis) implements Op {}

  /**
   * Inputs (x, indices i32, updates): x with the updates added at the indices along {@code axis},
   * in row-major order of the indices. Updates have the shape that {@link Gather} would give.
   */
  record ScatterAdd(int axis) implements Op {}

  /** Matrix product of the last two axes; leading axes are equal batch axes. */
  record MatMul() implements Op {}

  /**
   * Counter-based random numbers of a given type. Inputs (key i32[2], stream i32[]): element i is a
   * function of key, stream and i alone (Threefry-2x32; Salmon et al. 2011).
   */
  record Random(Distribution distribution, Type type) implements Op {
    /** Checks that the distribution has such values. */
    public Random {
      require(
          distribution == Distribution.BITS ? type.dtype() == DType.I32 : type.dtype().isFloating(),
          "random " + distribution + " does not come as " + type.dtype());
    }
  }

  /** A sub-program with a derivative of its own. */
  record Call(CustomFunction function) implements Op {}

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
