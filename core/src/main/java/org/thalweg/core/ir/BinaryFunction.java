package org.thalweg.core.ir;

/** Elementwise functions of two operands of one type. */
public enum BinaryFunction {
  /** Sum. */
  ADD,
  /** Difference. */
  SUB,
  /** Product. */
  MUL,
  /** Quotient; of i32 truncated, and 0 where the divisor is 0. */
  DIV,
  /** a to the power b, as IEEE 754 pow; floating types alone. */
  POW,
  /** The lesser; NaN wins, -0 is less than +0. */
  MIN,
  /** The greater; NaN wins, +0 is greater than -0. */
  MAX,
  /** Logical and, of bool alone. */
  AND,
  /** Logical or, of bool alone. */
  OR
}
