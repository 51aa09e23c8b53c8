package org.thalweg.core.interpret;

import org.thalweg.core.array.Shape;

/** Places of elements in row-major order, and the indices along the axes that they stand for. */
final class Indices {
  private Indices() {}

  /** The indices along the axes of element {@code place}. */
  static int[] at(int place, Shape shape) {
    int[] indices = new int[shape.rank()];
    int rest = place;
    for (int i = indices.length - 1; i >= 0; i--) {
      indices[i] = rest % shape.dim(i);
      rest /= shape.dim(i);
    }
    return indices;
  }

  /** The place of the element at these indices. */
  static int place(int[] indices, Shape shape) {
    int place = 0;
    for (int i = 0; i < indices.length; i++) {
      place = place * shape.dim(i) + indices[i];
    }
    return place;
  }
}
