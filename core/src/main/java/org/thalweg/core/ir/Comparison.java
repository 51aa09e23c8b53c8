package org.thalweg.core.ir;

/** Elementwise comparisons; any with NaN is false, but for {@link #NE}. */
public enum Comparison {
  /** a &lt; b. */
  LT,
  /** a &lt;= b. */
  LE,
  /** a = b. */
  EQ,
  /** a ≠ b. */
  NE
}
