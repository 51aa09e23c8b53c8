package org.thalweg.core.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The extents of an array along its axes; a scalar has none. Arrays lie in memory in row-major
 * order, the last axis contiguous.
 */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0], 1);

  private final int[] dims;
  private final int size;

  private Shape(int[] dims, int size) {
    this.dims = dims;
    this.size = size;
  }

  /** The shape of a scalar: rank 0, one element. */
  public static Shape scalar() {
    return SCALAR;
  }

  /**
   * A shape with these extents.
   *
   * @throws IllegalArgumentException if an extent is negative or the elements number 2^31 or more
   */
  public static Shape of(int... dims) {
    if (dims.length == 0) {
      return SCALAR;
    }
    long size = 1;
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(dims) + " has a negative extent; extents are 0 or more");
      }
      size *= dim;
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "shape "
                + Arrays.toString(dims)
                + " has 2^31 or more elements; split it along an axis");
      }
    }
    return new Shape(dims.clone(), (int) size);
  }

  /** Number of axes. */
  public int rank() {
    return dims.length;
  }

  /** Number of elements, the product of the extents. */
  public int size() {
    return size;
  }

  /** Extent of an axis; negative axes count from the end, -1 being the last. */
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  /** A copy of the extents. */
  public int[] dims() {
    return dims.clone();
  }

  /**
   * The axis as a number from 0, negative ones counted from the end.
   *
   * @throws IllegalArgumentException if there is no such axis
   */
  public int axis(int axis) {
    int from0 = axis < 0 ? axis + dims.length : axis;
    if (from0 < 0 || from0 >= dims.length) {
      throw new IllegalArgumentException(
          "axis "
              + axis
              + " of shape "
              + this
              + " does not exist; it has axes 0 to "
              + (dims.length - 1));
    }
    return from0;
  }

  /** Elements to step over for one step along each axis, in row-major order. */
  public int[] strides() {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dims[i];
    }
    return strides;
  }

  /** This shape with the extent of one axis replaced. */
  public Shape with(int axis, int extent) {
    int[] changed = dims.clone();
    changed[axis(axis)] = extent;
    return of(changed);
  }

  /** This shape with an axis put in before axis {@code at} (0 to rank). */
  public Shape insert(int at, int extent) {
    int[] longer = new int[dims.length + 1];
    System.arraycopy(dims, 0, longer, 0, at);
    longer[at] = extent;
    System.arraycopy(dims, at, longer, at + 1, dims.length - at);
    return of(longer);
  }

  /** This shape without one axis. */
  public Shape without(int axis) {
    int at = axis(axis);
    int[] shorter = new int[dims.length - 1];
    System.arraycopy(dims, 0, shorter, 0, at);
    System.arraycopy(dims, at + 1, shorter, at, shorter.length - at);
    return of(shorter);
  }

  /** True if an array of this shape may be broadcast to {@code target} by NumPy's rule. */
  public boolean broadcastsTo(Shape target) {
    int lead = target.dims.length - dims.length;
    if (lead < 0) {
      return false;
    }
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1 && dims[i] != target.dims[lead + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The shape that both broadcast to by NumPy's rule: aligned at the last axis, extents equal or
   * one of them 1.
   *
   * @throws IllegalArgumentException naming both shapes if there is none
   */
  public static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.dims.length, b.dims.length);
    int[] dims = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int x = i <= a.dims.length ? a.dims[a.dims.length - i] : 1;
      int y = i <= b.dims.length ? b.dims[b.dims.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(
            "shapes "
                + a
                + " and "
                + b
                + " do not broadcast: axis -"
                + i
                + " is "
                + x
                + " in one and "
                + y
                + " in the other; make them equal or one of them 1");
      }
      dims[rank - i] = x == 1 ? y : x;
    }
    return of(dims);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** The extents in brackets: {@code [64,784]}, a scalar {@code []}. */
  @Override
  public String toString() {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
