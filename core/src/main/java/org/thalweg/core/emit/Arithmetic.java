package org.thalweg.core.emit;

/** Scalar functions that emitted code calls. */
public final class Arithmetic {
  private Arithmetic() {}

  /** a / b truncated, and 0 where b is 0. */
  public static int divide(int a, int b) {
    return b == 0 ? 0 : a / b;
  }
}
