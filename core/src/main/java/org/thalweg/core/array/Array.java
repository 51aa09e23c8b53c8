package org.thalweg.core.array;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense array on the heap in row-major order. It wraps its Java array without a copy: who holds
 * the Java array sees and makes changes. Equality is by type and by the bits of the elements.
 */
public final class Array {
  private final Type type;
  private final Object data;

  private Array(Type type, Object data, int length) {
    if (length != type.shape().size()) {
      throw new IllegalArgumentException(
          "array "
              + type
              + " needs "
              + type.shape().size()
              + " elements, the Java array holds "
              + length);
    }
    this.type = type;
    this.data = data;
  }

  /** A new array of zeros (false for {@link DType#BOOL}). */
  public static Array zeros(Type type) {
    int size = type.shape().size();
    return switch (type.dtype()) {
      case F32 -> new Array(type, new float[size], size);
      case F64 -> new Array(type, new double[size], size);
      case I32 -> new Array(type, new int[size], size);
      case BOOL -> new Array(type, new boolean[size], size);
    };
  }

  /** Wraps {@code data} as an f32 array of these extents. */
  public static Array of(float[] data, int... dims) {
    return new Array(Type.of(DType.F32, dims), data, data.length);
  }

  /** Wraps {@code data} as an f64 array of these extents. */
  public static Array of(double[] data, int... dims) {
    return new Array(Type.of(DType.F64, dims), data, data.length);
  }

  /** Wraps {@code data} as an i32 array of these extents. */
  public static Array of(int[] data, int... dims) {
    return new Array(Type.of(DType.I32, dims), data, data.length);
  }

  /** Wraps {@code data} as a bool array of these extents. */
  public static Array of(boolean[] data, int... dims) {
    return new Array(Type.of(DType.BOOL, dims), data, data.length);
  }

  /** An f32 scalar. */
  public static Array scalar(float value) {
    return of(new float[] {value});
  }

  /** An f64 scalar. */
  public static Array scalar(double value) {
    return of(new double[] {value});
  }

  /** An i32 scalar. */
  public static Array scalar(int value) {
    return of(new int[] {value});
  }

  /** A scalar of the type, {@code value} rounded to it (for bool: whether it is other than 0). */
  public static Array scalar(DType dtype, double value) {
    Array array = zeros(Type.of(dtype));
    array.set(0, value);
    return array;
  }

  /** Element type and shape. */
  public Type type() {
    return type;
  }

  /** Element type. */
  public DType dtype() {
    return type.dtype();
  }

  /** Shape. */
  public Shape shape() {
    return type.shape();
  }

  /** Number of elements. */
  public int size() {
    return type.shape().size();
  }

  /** The elements themselves, for an f32 array. */
  public float[] f32() {
    return (float[]) data;
  }

  /** The elements themselves, for an f64 array. */
  public double[] f64() {
    return (double[]) data;
  }

  /** The elements themselves, for an i32 array. */
  public int[] i32() {
    return (int[]) data;
  }

  /** The elements themselves, for a bool array. */
  public boolean[] bool() {
    return (boolean[]) data;
  }

  /** The Java array that holds the elements. */
  public Object data() {
    return data;
  }

  /** Element {@code i} in row-major order, as a double (exact for every type; true is 1). */
  public double get(int i) {
    return switch (type.dtype()) {
      case F32 -> f32()[i];
      case F64 -> f64()[i];
      case I32 -> i32()[i];
      case BOOL -> bool()[i] ? 1 : 0;
    };
  }

  /** Sets element {@code i} in row-major order to {@code value} rounded to the element type. */
  public void set(int i, double value) {
    switch (type.dtype()) {
      case F32 -> f32()[i] = (float) value;
      case F64 -> f64()[i] = value;
      case I32 -> i32()[i] = (int) value;
      case BOOL -> bool()[i] = value != 0;
    }
  }

  /** True if no element is NaN or infinite. */
  public boolean isFinite() {
    for (int i = 0; i < size(); i++) {
      if (!Double.isFinite(get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The only element of an array of size 1. */
  public double item() {
    if (size() != 1) {
      throw new IllegalStateException("array " + type + " is not a single value; use get(i)");
    }
    return get(0);
  }

  /** The same elements, not copied, under another shape of equal size. */
  public Array reshape(Shape shape) {
    return new Array(type.with(shape), data, size());
  }

  /** A copy with elements of its own. */
  public Array copy() {
    Array copy = zeros(type);
    copy.copyFrom(this);
    return copy;
  }

  /**
   * Copies all elements of {@code source} into this array.
   *
   * @throws IllegalArgumentException if the types differ
   */
  public void copyFrom(Array source) {
    if (!source.type.equals(type)) {
      throw new IllegalArgumentException(
          "cannot copy an array " + source.type + " into one of type " + type);
    }
    System.arraycopy(source.data, 0, data, 0, size());
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Array array) || !type.equals(array.type)) {
      return false;
    }
    return switch (type.dtype()) {
      case F32 -> Arrays.equals(f32(), array.f32());
      case F64 -> Arrays.equals(f64(), array.f64());
      case I32 -> Arrays.equals(i32(), array.i32());
      case BOOL -> Arrays.equals(bool(), array.bool());
    };
  }

  @Override
  public int hashCode() {
    int elements =
        switch (type.dtype()) {
          case F32 -> Arrays.hashCode(f32());
          case F64 -> Arrays.hashCode(f64());
          case I32 -> Arrays.hashCode(i32());
          case BOOL -> Arrays.hashCode(bool());
        };
    return Objects.hash(type, elements);
  }

  /** Type and elements, the middle left out where there are more than 12. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type.toString()).append(" {");
    int size = size();
    for (int i = 0; i < size; i++) {
      if (size > 12 && i == 6) {
        text.append(", …");
        i = size - 3;
      }
      text.append(i == 0 ? "" : ", ").append(element(i));
    }
    return text.append('}').toString();
  }

  private String element(int i) {
    return switch (type.dtype()) {
      case F32 -> Float.toString(f32()[i]);
      case F64 -> Double.toString(f64()[i]);
      case I32 -> Integer.toString(i32()[i]);
      case BOOL -> Boolean.toString(bool()[i]);
    };
  }
}
