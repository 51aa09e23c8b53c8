package org.thalweg.optim.problem;

/**
 * A place and what is known of the function there. Arrays are shared, not copied: nobody writes to
 * them.
 *
 * @param x the place
 * @param value of the whole, with what is added for magnitudes
 * @param gradient of the smooth part; empty where it was not computed
 */
public record Point(double[] x, double value, double[] gradient) {
  private static final double[] UNKNOWN = {};

  /** A place where only the value is known. */
  public static Point ofValue(double[] x, double value) {
    return new Point(x, value, UNKNOWN);
  }

  /** Whether the gradient is known. */
  public boolean hasGradient() {
    return gradient.length == x.length;
  }

  /** Whether value and gradient, where it is known, are finite. */
  public boolean isFinite() {
    return Double.isFinite(value) && Vectors.isFinite(gradient);
  }
}
