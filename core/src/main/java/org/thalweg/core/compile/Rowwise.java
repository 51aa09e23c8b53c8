package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;

/** Views as rows of elements. */
final class Rowwise {
  private Rowwise() {}

  /**
   * The view with its trailing axes walked as axes of the given extents, each with one stride,
   * behind leading axes of any number; null if its elements do not lie so.
   */
  static @Nullable View split(View view, int... trailing) {
    int inner = 1;
    for (int extent : trailing) {
      inner *= extent;
    }
    Shape shape = mergeRows(view, 0).shape();
    int rows = shape.size() / inner;
    List<Integer> dims = new ArrayList<>();
    int product = 1;
    for (int i = 0; i < shape.rank() && product < rows; i++) {
      int dim = shape.dim(i);
      if (rows % (product * dim) == 0) {
        dims.add(dim);
        product *= dim;
      } else if (rows % product == 0 && dim % (rows / product) == 0) {
        dims.add(rows / product); // the axis is cut in two
        product = rows;
      } else {
        return null;
      }
    }
    if (product != rows) {
      return null;
    }
    for (int extent : trailing) {
      dims.add(extent);
    }
    View split = view.reshape(Shape.of(dims.stream().mapToInt(d -> d).toArray()));
    return split == null ? null : mergeRows(split, trailing.length);
  }

  /** Leading axes that can be walked as one are. */
  private static View mergeRows(View view, int trailing) {
    List<Integer> dims = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    int leading = view.shape().rank() - trailing;
    for (int i = 0; i < leading; i++) {
      int dim = view.shape().dim(i);
      int stride = view.strides().get(i);
      int last = dims.size() - 1;
      if (dim == 1) {
        continue;
      }
      if (last >= 0 && strides.get(last) == stride * dim) {
        dims.set(last, dims.get(last) * dim);
        strides.set(last, stride);
      } else {
        dims.add(dim);
        strides.add(stride);
      }
    }
    for (int i = leading; i < view.shape().rank(); i++) {
      dims.add(view.shape().dim(i));
      strides.add(view.strides().get(i));
    }
    return new View(
        view.base(),
        view.offset(),
        Shape.of(dims.stream().mapToInt(d -> d).toArray()),
        List.copyOf(strides));
  }

  /** Extents at which the trailing axes of a view may be cut off as one, longest first. */
  static List<Integer> suffixes(View view) {
    List<Integer> suffixes = new ArrayList<>();
    int product = 1;
    for (int i = view.shape().rank() - 1; i >= 0; i--) {
      product *= view.shape().dim(i);
      suffixes.addFirst(product);
    }
    suffixes.add(1);
    return suffixes.stream().distinct().toList();
  }
}
