package org.thalweg.core.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;

/**
 * Where the elements of a value lie in the row-major elements of another: element (i, j, …) is
 * element {@code offset + i·strides[0] + j·strides[1] + …} of {@code base}. Reshapes, transposes,
 * broadcasts and slices are views and cost nothing.
 */
record View(Expr base, int offset, Shape shape, List<Integer> strides) {

  /** All of a value, as it lies. */
  static View whole(Expr base) {
    return new View(base, 0, base.shape(), boxed(base.shape().strides()));
  }

  View transpose(List<Integer> permutation) {
    return new View(
        base,
        offset,
        Shape.of(permutation.stream().mapToInt(shape::dim).toArray()),
        permutation.stream().map(strides::get).toList());
  }

  View broadcast(Shape target) {
    int lead = target.rank() - shape.rank();
    int[] to = new int[target.rank()];
    for (int i = 0; i < shape.rank(); i++) {
      to[lead + i] = shape.dim(i) == target.dim(lead + i) ? strides.get(i) : 0;
    }
    return new View(base, offset, target, boxed(to));
  }

  View slice(Shape result, List<Integer> start, List<Integer> stride) {
    int at = offset;
    int[] to = new int[shape.rank()];
    for (int i = 0; i < to.length; i++) {
      at += start.get(i) * strides.get(i);
      to[i] = stride.get(i) * strides.get(i);
    }
    return new View(base, result.size() == 0 ? 0 : at, result, boxed(to));
  }

  /** The view under another shape, or null where that is no view: its elements must be copied. */
  @Nullable View reshape(Shape target) {
    if (shape.size() == 0) {
      return new View(base, 0, target, boxed(target.strides()));
    }
    // Axes of extent 1 have no say: their stride is never used.
    int[] source = axesLongerThan1(shape);
    int[] wanted = axesLongerThan1(target);
    int[] to = new int[target.rank()];
    int i = 0;
    int j = 0;
    while (i < source.length) {
      // Take axes of both until their extents have the same product: they are walked as one.
      int first = j;
      int stride = strides.get(source[i]);
      long have = shape.dim(source[i++]);
      long want = target.dim(wanted[j++]);
      while (have != want) {
        if (have < want) {
          int next = source[i++];
          if (stride != strides.get(next) * shape.dim(next)) {
            return null;
          }
          stride = strides.get(next);
          have *= shape.dim(next);
        } else {
          want *= target.dim(wanted[j++]);
        }
      }
      for (int k = j - 1; k >= first; k--) {
        to[wanted[k]] = stride;
        stride *= target.dim(wanted[k]);
      }
    }
    return new View(base, offset, target, boxed(to));
  }

  private static int[] axesLongerThan1(Shape shape) {
    return IntStream.range(0, shape.rank()).filter(i -> shape.dim(i) != 1).toArray();
  }

  /** The view with some axes walked as one, as the extents say, or null. */
  @Nullable View factored(int... extents) {
    return reshape(Shape.of(extents));
  }

  /** True if the elements lie one after the other, in order. */
  boolean isContiguous() {
    if (shape.size() <= 1) {
      return true;
    }
    int expected = 1;
    for (int i = shape.rank() - 1; i >= 0; i--) {
      if (shape.dim(i) != 1) {
        if (strides.get(i) != expected) {
          return false;
        }
        expected *= shape.dim(i);
      }
    }
    return true;
  }

  /** True if it is all elements of the base, in order. */
  boolean isWhole() {
    return offset == 0 && shape.size() == base.shape().size() && isContiguous();
  }

  /** First element of the base that is in the view. */
  int first() {
    return offset;
  }

  /** Last element of the base that is in the view (strides are never negative). */
  int last() {
    int last = offset;
    for (int i = 0; i < shape.rank(); i++) {
      last += Math.max(0, shape.dim(i) - 1) * strides.get(i);
    }
    return last;
  }

  private static List<Integer> boxed(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
