package org.thalweg.core.emit;

import org.thalweg.core.array.DType;

/** What a lane holds. */
public enum LaneType {
  /** A float. */
  F32,
  /** A double. */
  F64,
  /** An int, or the bits of a float. */
  I32,
  /** The bits of a double. */
  I64,
  /** A truth value. */
  MASK;

  /** The lanes of an element type. */
  public static LaneType of(DType dtype) {
    return switch (dtype) {
      case F32 -> F32;
      case F64 -> F64;
      case I32 -> I32;
      case BOOL -> MASK;
    };
  }

  boolean isFloating() {
    return this == F32 || this == F64;
  }

  /** Bytes of a lane; 0 for masks, which go with either width. */
  int bytes() {
    return switch (this) {
      case F32, I32 -> 4;
      case F64, I64 -> 8;
      case MASK -> 0;
    };
  }
}
