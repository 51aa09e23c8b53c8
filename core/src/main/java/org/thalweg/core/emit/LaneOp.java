package org.thalweg.core.emit;

/**
 * Instructions of lane code. Operands and result are lanes of the types their {@link Instr} says.
 */
public enum LaneOp {
  /** A number; the immediate is its bits as a double. */
  CONST,
  /** Bits or an i32; the immediate is the value. */
  CONST_BITS,
  /** A truth value; the immediate is 0 or 1. */
  CONST_MASK,
  /** From memory; the immediate is the number of the access. */
  LOAD,
  /** A scalar that was computed outside of the loop; the immediate is its number. */
  SCALAR,
  ADD,
  SUB,
  MUL,
  DIV,
  FMA,
  SQRT,
  NEG,
  ABS,
  MIN,
  MAX,
  LT,
  LE,
  EQ,
  SIGN_BIT,
  MASK_AND,
  MASK_OR,
  MASK_NOT,
  SELECT,
  BITS,
  FROM_BITS,
  AND,
  OR,
  XOR,
  SHL,
  USHR,
  /** Lanes of the first (mask) are made anew by a slow function of the second; else the third. */
  SLOW,
  /** To another type, as Java casts. */
  CAST
}
