package org.thalweg.core.elementary;

/**
 * A scalar function for the rare lanes that a fast formula cannot serve. Code that was emitted
 * calls {@code apply} on the enum constant. {@link StrictMath} gives the same bits on every
 * machine, for it is specified as fdlibm.
 */
public enum SlowFunction {
  /** The sine of an argument of any size; NaN for infinities and NaN. */
  SIN,
  /** The cosine of an argument of any size; NaN for infinities and NaN. */
  COS;

  /** This function of a float, within 1 ulp. */
  public float apply(float x) {
    return (float) apply((double) x);
  }

  /** This function of a double, within 1 ulp. */
  public double apply(double x) {
    return switch (this) {
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
    };
  }
}
