package org.thalweg.core.elementary;

/**
 * A polynomial. As each step of Horner's rule waits for the one before, a long one is cut into its
 * even and its odd powers. All coefficients come from src/test/fit/fit_elementary.py, which says
 * for each polynomial what it is fitted to, where, and how closely.
 */
final class Polynomial {
  private static final int LONGEST_CHAIN = 7;
  private final double[] coefficients;

  /** Coefficients from the constant up. */
  Polynomial(double... coefficients) {
    this.coefficients = coefficients;
  }

  /** Its value at x. */
  <F, B, M> F at(Lanes<F, B, M> l, F x) {
    int count = coefficients.length;
    if (count > LONGEST_CHAIN) {
      F square = l.mul(x, x);
      return l.fma(everySecond(1).at(l, square), x, everySecond(0).at(l, square));
    }
    F sum = l.constant(coefficients[count - 1]);
    for (int i = count - 2; i >= 0; i--) {
      sum = l.fma(sum, x, l.constant(coefficients[i]));
    }
    return sum;
  }

  private Polynomial everySecond(int first) {
    double[] taken = new double[(coefficients.length - first + 1) / 2];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = coefficients[first + 2 * i];
    }
    return new Polynomial(taken);
  }
}
