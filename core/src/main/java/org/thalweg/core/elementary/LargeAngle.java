package org.thalweg.core.elementary;

/** Sine and cosine of arguments of any size. */
final class LargeAngle {
  private LargeAngle() {}

  static double sin(double x) {
    return StrictMath.sin(x);
  }

  static double cos(double x) {
    return StrictMath.cos(x);
  }
}
