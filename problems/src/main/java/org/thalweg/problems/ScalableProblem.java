package org.thalweg.problems;

import java.util.function.IntFunction;

/**
 * A sum of squares of any number of variables, whose least value is 0.
 *
 * @param number its number in Moré, Garbow and Hillstrom (1981)
 * @param name its name there
 * @param multiple the number of variables is a multiple of this
 * @param function the sum of squares
 * @param residuals what is squared
 * @param start the usual start for a number of variables
 */
public record ScalableProblem(
    int number,
    String name,
    int multiple,
    PlainFunction function,
    PlainResiduals residuals,
    IntFunction<double[]> start) {

  @Override
  public String toString() {
    return name;
  }
}
