package org.thalweg.optim.linear;

import org.thalweg.optim.problem.Vectors;

/**
 * The least value of ½·Σ λᵢ·qᵢ² + Σ gᵢ·qᵢ over the q of a length of at most Δ, where the quadratic
 * form is diagonal (Moré and Sorensen 1983, Computing a trust region step; Conn, Gould and Toint
 * 2000, Trust-Region Methods, 7.3): q = −g/(λ + σ) with the σ ≥ 0 that makes no λ + σ negative and,
 * unless it is 0, the length Δ. In the hard case, where g has no part along a negative least λ, the
 * length is made up along that one.
 */
public final class BoundedStep {
  private static final int MOST = 100;
  private static final double CLOSE = 1e-3;

  private BoundedStep() {}

  /**
   * Solves.
   *
   * @param values λ
   * @param gradient g
   * @param radius Δ, above 0
   */
  public static double[] of(double[] values, double[] gradient, double radius) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
    }
    double size = Vectors.largest(values);
    double low = Math.max(0, -least);
    double high = low + Math.max(Vectors.norm(gradient) / radius, size * 1e-300);
    double[] step;
    if (least > 0) {
      step = at(0, values, gradient);
      if (Vectors.norm(step) <= (1 + CLOSE) * radius) {
        return step;
      }
    } else {
      double nudge = size * Math.ulp(1.0) * values.length;
      low += nudge;
      high += nudge;
      step = at(low, values, gradient);
      if (Vectors.norm(step) <= radius) {
        return least < 0 ? lengthened(step, values, least, gradient, radius) : step;
      }
    }
    double sigma = Math.sqrt(Math.max(low, 1e-3 * high) * high);
    for (int i = 0; i < MOST; i++) {
      step = at(sigma, values, gradient);
      double length = Vectors.norm(step);
      if (Math.abs(length - radius) <= CLOSE * radius) {
        break;
      }
      if (length > radius) {
        low = sigma;
      } else {
        high = sigma;
      }
      double slope = 0; // of the squared length, halved and negated
      for (int j = 0; j < values.length; j++) {
        slope += step[j] / (values[j] + sigma) * step[j];
      }
      double next = sigma + length * length / slope * (length - radius) / radius;
      sigma = next > low && next < high ? next : Math.max(Math.sqrt(low * high), 1e-3 * high);
    }
    return step;
  }

  private static double[] at(double sigma, double[] values, double[] gradient) {
    double[] step = new double[values.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = gradient[i] == 0 ? 0 : -gradient[i] / (values[i] + sigma);
    }
    return step;
  }

  private static double[] lengthened(
      double[] step, double[] values, double least, double[] gradient, double radius) {
    double[] longer = step.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == least) {
        double rest = 0;
        for (int j = 0; j < step.length; j++) {
          rest += j == i ? 0 : step[j] * step[j];
        }
        longer[i] = Math.sqrt(Math.max(0, radius * radius - rest)) * (gradient[i] > 0 ? -1 : 1);
        break;
      }
    }
    return longer;
  }
}
