package org.thalweg.core.ir;

/** Elementwise functions of one operand. */
public enum UnaryFunction {
  /** Minus x. */
  NEG,
  /** Absolute value. */
  ABS,
  /** -1, 0 or 1 by sign; ±0 and NaN stay what they are. */
  SIGN,
  /** Greatest whole number not above x. */
  FLOOR,
  /** e to the x. */
  EXP,
  /** Natural logarithm. */
  LOG,
  /** exp(x) - 1, accurate near 0. */
  EXPM1,
  /** log(1 + x), accurate near 0. */
  LOG1P,
  /** Square root. */
  SQRT,
  /** Hyperbolic tangent. */
  TANH,
  /** Logistic function 1 / (1 + exp(-x)). */
  SIGMOID,
  /** Sine of an angle in radians. */
  SIN,
  /** Cosine of an angle in radians. */
  COS,
  /** Arc tangent in radians. */
  ATAN,
  /** Error function. */
  ERF,
  /** Logical not, of bool alone. */
  NOT
}
