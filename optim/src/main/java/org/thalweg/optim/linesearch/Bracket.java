package org.thalweg.optim.linesearch;

/**
 * The interval of Moré and Thuente's search (1994, section 2 for how it shrinks, section 4 for the
 * next trial). One end is the lowest step so far, the other such that the interval holds a step
 * with sufficient decrease; before such an end is known, trials go further out.
 */
final class Bracket {
  private static final double FURTHER_LEAST = 1.1;
  private static final double FURTHER_MOST = 4;
  private static final double SHRINK = 0.66;

  private final double startValue;
  private final double wanted;
  private double low;
  private double lowValue;
  private double lowSlope;
  private double other;
  private double otherValue;
  private double otherSlope;
  private boolean bracketed;
  private boolean first = true;
  private double width = Double.POSITIVE_INFINITY;
  private double widthBefore = Double.POSITIVE_INFINITY;
  private double reach = Double.POSITIVE_INFINITY;

  /**
   * A search.
   *
   * @param decrease c₁
   */
  Bracket(double value, double slope, double decrease) {
    startValue = value;
    wanted = decrease * slope;
    lowValue = value;
    otherValue = value;
    lowSlope = slope;
    otherSlope = slope;
  }

  /** Whether both ends are the same number but for rounding. */
  boolean isClosed() {
    return bracketed && Math.abs(other - low) <= 4e-16 * Math.max(Math.abs(low), Math.abs(other));
  }

  /** The next trial after one where the function has no finite value. */
  double beyondReach(double t) {
    reach = t;
    return low + (t - low) / 10;
  }

  /** The next trial. */
  double next(double t, double value, double slope) {
    // Until a step has sufficient decrease and a slope that is not negative, the search is for a
    // minimum of ψ(t) = φ(t) − φ(0) − c₁·φ'(0)·t, then of φ.
    first = first && (value > startValue + wanted * t || slope < 0);
    boolean auxiliary = first && value <= lowValue && value > startValue + wanted * t && wanted < 0;
    double next =
        auxiliary
            ? shrink(t, value - wanted * t, slope - wanted, wanted)
            : shrink(t, value, slope, 0);
    if (bracketed) {
      if (Math.abs(other - low) >= SHRINK * widthBefore) {
        next = low + 0.5 * (other - low);
      }
      widthBefore = width;
      width = Math.abs(other - low);
    }
    if (next >= reach) {
      next = low + (reach - low) / 2;
    }
    return next;
  }

  /** One step of the method on φ, or with a slope taken off all values and slopes on ψ. */
  private double shrink(double t, double value, double slope, double off) {
    double lv = lowValue - off * low;
    double ls = lowSlope - off;
    double ov = otherValue - off * other;
    double os = otherSlope - off;
    double next;
    boolean opposite = slope * Math.signum(ls) < 0;
    if (value > lv) { // case 1: higher, so that a minimum lies between
      double cubic = cubic(low, lv, ls, t, value, slope);
      double parabola = low + ls / ((lv - value) / (t - low) + ls) / 2 * (t - low);
      next = Math.abs(cubic - low) < Math.abs(parabola - low) ? cubic : (cubic + parabola) / 2;
      bracketed = true;
    } else if (opposite) { // case 2: lower, with the slope turned
      double cubic = cubic(low, lv, ls, t, value, slope);
      double secant = t + slope / (slope - ls) * (low - t);
      next = Math.abs(cubic - t) > Math.abs(secant - t) ? cubic : secant;
      bracketed = true;
    } else if (Math.abs(slope) < Math.abs(ls)) { // case 3: lower, flatter
      double cubic = cubic(low, lv, ls, t, value, slope);
      boolean ahead = (cubic - t) * (t - low) > 0;
      double secant = t + slope / (slope - ls) * (low - t);
      if (bracketed) {
        double pick = ahead && Math.abs(cubic - t) < Math.abs(secant - t) ? cubic : secant;
        double limit = t + SHRINK * (other - t);
        next = t > low ? Math.min(limit, pick) : Math.max(limit, pick);
      } else {
        next = ahead && Math.abs(cubic - t) > Math.abs(secant - t) ? cubic : secant;
        next = further(t, next);
      }
    } else { // case 4: lower, no flatter
      next = bracketed ? cubic(other, ov, os, t, value, slope) : further(t, Double.MAX_VALUE);
    }
    replace(t, value + off * t, slope + off, value > lv, opposite);
    return next;
  }

  private double further(double t, double wanted) {
    return Math.clamp(wanted, t + FURTHER_LEAST * (t - low), t + FURTHER_MOST * (t - low));
  }

  private void replace(double t, double value, double slope, boolean higher, boolean opposite) {
    if (higher) {
      other = t;
      otherValue = value;
      otherSlope = slope;
      return;
    }
    if (opposite) {
      other = low;
      otherValue = lowValue;
      otherSlope = lowSlope;
    }
    low = t;
    lowValue = value;
    lowSlope = slope;
  }

  /**
   * Where the cubic through two values and slopes is lowest; the middle where it has no minimum.
   */
  private static double cubic(double a, double va, double sa, double b, double vb, double sb) {
    double theta = 3 * (va - vb) / (b - a) + sa + sb;
    double scale = Math.max(Math.abs(theta), Math.max(Math.abs(sa), Math.abs(sb)));
    double square = theta / scale * (theta / scale) - sa / scale * (sb / scale);
    double gamma = scale * Math.sqrt(Math.max(0, square));
    if (b < a) {
      gamma = -gamma;
    }
    double p = gamma - sa + theta;
    double q = gamma - sa + gamma + sb;
    double r = p / q;
    double lowest = a + r * (b - a);
    return Double.isFinite(lowest) ? lowest : (a + b) / 2;
  }
}
