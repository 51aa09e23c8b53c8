package org.thalweg.core.array;

/** Element type and shape of an array: all that is known of a value before the program runs. */
public record Type(DType dtype, Shape shape) {

  /** An array type with these extents; none for a scalar. */
  public static Type of(DType dtype, int... dims) {
    return new Type(dtype, Shape.of(dims));
  }

  /** The same element type with another shape. */
  public Type with(Shape shape) {
    return new Type(dtype, shape);
  }

  /** The same shape with another element type. */
  public Type with(DType dtype) {
    return new Type(dtype, shape);
  }

  /** As in {@code f32[64,784]}. */
  @Override
  public String toString() {
    return dtype + "" + shape;
  }
}
