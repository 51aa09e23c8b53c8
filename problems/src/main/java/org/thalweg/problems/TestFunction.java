package org.thalweg.problems;

import java.util.List;

/**
 * A function of global optimization, to be minimized in a box.
 *
 * @param name its usual name, such as Ackley01
 * @param function its value at a point
 * @param scalable whether the definition holds for any number of variables
 * @param lower the least value of each variable
 * @param upper the greatest value of each variable
 * @param minimum the least value in the box, as published: some are rounded
 * @param minimizers the known points of that value, and the values there; may be none
 * @param samples other points and the values there
 */
public record TestFunction(
    String name,
    PlainFunction function,
    boolean scalable,
    double[] lower,
    double[] upper,
    double minimum,
    List<Sample> minimizers,
    List<Sample> samples) {

  /** Number of variables. */
  public int dimension() {
    return lower.length;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A point and the value there.
   *
   * @param x the point
   * @param value the value of the function
   */
  public record Sample(double[] x, double value) {}
}
