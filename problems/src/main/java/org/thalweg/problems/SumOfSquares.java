package org.thalweg.problems;

/** The sum of squares, without a factor. */
final class SumOfSquares {

  private SumOfSquares() {}

  static double of(double[] residuals) {
    double sum = 0;
    for (double r : residuals) {
      sum += r * r;
    }
    return sum;
  }
}
