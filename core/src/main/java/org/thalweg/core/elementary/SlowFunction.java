package org.thalweg.core.elementary;

/**
 * A scalar function for the rare lanes that a fast formula cannot serve. Code that was emitted calls {@code apply} on
 * the enum constant.
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
      case SIN -> LargeAngle.sin(x);
      case COS -> LargeAngle.cos(x);
    };
  }
}
