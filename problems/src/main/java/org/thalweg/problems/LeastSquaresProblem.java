package org.thalweg.problems;

import java.util.List;

/**
 * A sum of squares (without a factor) to be minimized from a usual start.
 *
 * @param number its number in the paper
 * @param name its name in the paper
 * @param function the sum of squares
 * @param residuals what is squared
 * @param start the usual start
 * @param startResiduals the residuals there
 * @param startValue the sum of squares there
 * @param startGradient the gradient of the sum of squares there
 * @param minima the known minima
 */
public record LeastSquaresProblem(
    int number,
    String name,
    PlainFunction function,
    PlainResiduals residuals,
    double[] start,
    double[] startResiduals,
    double startValue,
    double[] startGradient,
    List<Minimum> minima) {

  /** Number of variables, n. */
  public int dimension() {
    return start.length;
  }

  /** Number of residuals, m. */
  public int size() {
    return startResiduals.length;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A known minimum, local or global.
   *
   * @param value the sum of squares
   * @param x the point; infinite where the value is a limit, empty where it is not known
   */
  public record Minimum(double value, double[] x) {}
}
