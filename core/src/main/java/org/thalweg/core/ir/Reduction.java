package org.thalweg.core.ir;

/** How elements are combined along axes. */
public enum Reduction {
  /** Sum; 0 of none. */
  SUM,
  /** Greatest, NaN wins; minus infinity (the least i32) of none. */
  MAX,
  /** Least, NaN wins; infinity (the greatest i32) of none. */
  MIN
}
