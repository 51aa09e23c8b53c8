package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.BinaryFunction;

/** Ops that find the place of an element in an array of indices. */
final class Indexing {
  private Indexing() {}

  static Array gather(int axis, Array x, Array indices, Type type) {
    Array result = Array.zeros(type);
    for (int i = 0; i < result.size(); i++) {
      System.arraycopy(x.data(), source(i, axis, x, indices, type), result.data(), i, 1);
    }
    return result;
  }

  static Array scatterAdd(int axis, Array x, Array indices, Array updates) {
    Array result = x.copy();
    for (int i = 0; i < updates.size(); i++) {
      int to = source(i, axis, x, indices, updates.type());
      switch (x.dtype()) {
        case F32 ->
            result.f32()[to] =
                Elementwise.binary(BinaryFunction.ADD, result.f32()[to], updates.f32()[i]);
        case F64 ->
            result.f64()[to] =
                Elementwise.binary(BinaryFunction.ADD, result.f64()[to], updates.f64()[i]);
        case I32 ->
            result.i32()[to] =
                Elementwise.binary(BinaryFunction.ADD, result.i32()[to], updates.i32()[i]);
        case BOOL -> throw new IllegalArgumentException("scatter-add does not take bool");
      }
    }
    return result;
  }

  /** The place in {@code x} that element {@code place} of the gathered array comes from. */
  private static int source(int place, int axis, Array x, Array indices, Type gathered) {
    int[] at = Indices.at(place, gathered.shape());
    Shape list = indices.shape();
    int[] entry = new int[list.rank()];
    System.arraycopy(at, axis, entry, 0, entry.length);
    int index = indices.i32()[Indices.place(entry, list)];
    int extent = x.shape().dim(axis);
    if (index < 0 || index >= extent) {
      throw new IllegalArgumentException(
          "index "
              + index
              + " is out of range along axis "
              + axis
              + " of an array "
              + x.type()
              + "; indices go from 0 to "
              + (extent - 1));
    }
    int[] from = new int[x.shape().rank()];
    System.arraycopy(at, 0, from, 0, axis);
    from[axis] = index;
    System.arraycopy(at, axis + entry.length, from, axis + 1, from.length - axis - 1);
    return Indices.place(from, x.shape());
  }
}
