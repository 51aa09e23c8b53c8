package org.thalweg.core.elementary;

/**
 * The elementary functions over {@link Lanes}, without branches. Special values are those of IEEE
 * 754-2019, clause 9.2; NaN in gives NaN out unless said otherwise; subnormal numbers are kept.
 */
public final class Elementary {
  private Elementary() {}

  /** e^x. */
  public static <F, B, M> F exp(Lanes<F, B, M> l, F x) {
    return Exponential.exp(l, x);
  }

  /** e^x - 1, precise near 0; keeps the sign of a zero. */
  public static <F, B, M> F expm1(Lanes<F, B, M> l, F x) {
    return Exponential.expm1(l, x);
  }

  /** The logarithm to base e: -∞ at zeros of either sign, NaN below them. */
  public static <F, B, M> F log(Lanes<F, B, M> l, F x) {
    return Logarithm.log(l, x);
  }

  /** log(1 + x), precise near 0: -∞ at -1, NaN below; keeps the sign of a zero. */
  public static <F, B, M> F log1p(Lanes<F, B, M> l, F x) {
    return Logarithm.log1p(l, x);
  }

  /** The hyperbolic tangent; keeps the sign of a zero. */
  public static <F, B, M> F tanh(Lanes<F, B, M> l, F x) {
    return Exponential.tanh(l, x);
  }

  /** 1 / (1 + e^-x), precise also where it is nearly 0. */
  public static <F, B, M> F sigmoid(Lanes<F, B, M> l, F x) {
    return Exponential.sigmoid(l, x);
  }

  /** The sine of x radians; NaN for infinities; keeps the sign of a zero. */
  public static <F, B, M> F sin(Lanes<F, B, M> l, F x) {
    return Trigonometric.sin(l, x);
  }

  /** The cosine of x radians; NaN for infinities. */
  public static <F, B, M> F cos(Lanes<F, B, M> l, F x) {
    return Trigonometric.cos(l, x);
  }

  /** The arc tangent, from -π/2 to π/2; keeps the sign of a zero. */
  public static <F, B, M> F atan(Lanes<F, B, M> l, F x) {
    return Arctangent.atan(l, x);
  }

  /** The error function 2/√π · ∫ e^(-t²) dt from 0 to x; keeps the sign of a zero. */
  public static <F, B, M> F erf(Lanes<F, B, M> l, F x) {
    return ErrorFunction.erf(l, x);
  }

  /**
   * x^y. As in IEEE 754 and C, and unlike {@link Math#pow}, pow(1, y) is 1 for every y, NaN and
   * infinities too, and pow(-1, ±∞) is 1; pow(x, ±0) is 1 for every x, NaN too. A negative finite x
   * with a finite y that is no integer gives NaN.
   */
  public static <F, B, M> F pow(Lanes<F, B, M> l, F x, F y) {
    return Power.pow(l, x, y);
  }

  /** The largest integer not above x; keeps zeros, infinities and NaN. */
  public static <F, B, M> F floor(Lanes<F, B, M> l, F x) {
    return Rounding.floor(l, x);
  }

  /** -1 or 1; zeros (with their sign) and NaN stay as they are. */
  public static <F, B, M> F sign(Lanes<F, B, M> l, F x) {
    return Rounding.sign(l, x);
  }
}
