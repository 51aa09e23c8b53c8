package org.thalweg.core.array;

/** Element type of an array. */
public enum DType {
  /** IEEE 754 binary32, a Java {@code float}. */
  F32(4),
  /** IEEE 754 binary64, a Java {@code double}. */
  F64(8),
  /** Two's complement 32-bit integer, a Java {@code int}; arithmetic wraps. */
  I32(4),
  /** Truth value, a Java {@code boolean}. */
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one element takes in an array. */
  public int bytes() {
    return bytes;
  }

  /** True for {@link #F32} and {@link #F64}, the types that can be differentiated. */
  public boolean isFloating() {
    return this == F32 || this == F64;
  }

  /** True for every type but {@link #BOOL}. */
  public boolean isNumeric() {
    return this != BOOL;
  }

  @Override
  public String toString() {
    return switch (this) {
      case F32 -> "f32";
      case F64 -> "f64";
      case I32 -> "i32";
      case BOOL -> "bool";
    };
  }
}
