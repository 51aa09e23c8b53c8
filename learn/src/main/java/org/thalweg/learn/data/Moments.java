package org.thalweg.learn.data;

import java.util.Arrays;

/**
 * Figures of the numbers of a column that are there. Sums are taken in the order of the rows.
 *
 * @param count how many there are
 * @param min the least, NaN if there is none
 * @param max the greatest, NaN if there is none
 * @param mean the mean, NaN if there is none
 * @param deviation the standard deviation over {@code count}, NaN if there is none
 */
record Moments(int count, double min, double max, double mean, double deviation) {
  /**
   * The figures in three passes: range, mean (compensated sum), deviation (with the correction of
   * the mean's rounding error; Chan, Golub, LeVeque, "Algorithms for computing the sample
   * variance", 1983, eq. 1.7). Numbers so large or small that a square would overflow or vanish are
   * scaled by a power of two meanwhile.
   *
   * @param values numbers, NaN where missing
   */
  static Moments of(double[] values) {
    int count = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (count == 0) {
      return new Moments(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    int exponent = Math.getExponent(Math.max(Math.abs(min), Math.abs(max)));
    int shift = Math.abs(exponent) > 300 ? -exponent : 0;
    double factor = Math.scalb(1.0, shift);
    double mean = sum(values, factor) / count;
    double squares = 0;
    double rest = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        double difference = value * factor - mean;
        squares += difference * difference;
        rest += difference;
      }
    }
    double variance = Math.max(0, (squares - rest * rest / count) / count);
    return new Moments(
        count,
        min,
        max,
        Math.clamp(Math.scalb(mean, -shift), min, max),
        Math.scalb(Math.sqrt(variance), -shift));
  }

  /** Neumaier's compensated sum. */
  private static double sum(double[] values, double factor) {
    double sum = 0;
    double compensation = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        double term = value * factor;
        double next = sum + term;
        compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
      }
    }
    return sum + compensation;
  }

  /** The middle value (the mean of the two middle ones) of the numbers that are there. */
  static double median(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }

  /** Whether all numbers are the same but for rounding. */
  boolean isConstant() {
    double largest = Math.max(Math.abs(min), Math.abs(max));
    return count == 0 || max / 2 - min / 2 <= 4 * Math.ulp(largest);
  }

  /**
   * What to divide by: the standard deviation, but no less than a twentieth of the range, so that
   * no number of the training part is more than twenty away from zero, however rare it is.
   */
  double scale() {
    return Math.max(deviation, max / 20 - min / 20);
  }
}
