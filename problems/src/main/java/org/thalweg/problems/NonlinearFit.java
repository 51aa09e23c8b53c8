package org.thalweg.problems;

import java.util.List;

/**
 * A curve fit by least squares with certified answers.
 *
 * @param name the name of the data set, such as Misra1a
 * @param level how hard NIST says it is
 * @param formula the model as text; parameters are b1, b2, …, columns have the names of columns
 * @param columns the names of the columns: y, then the predictors
 * @param rows the observations, a number for each column
 * @param residuals model less observation, for the parameters b1, b2, …
 * @param start1 the first start, far from the solution
 * @param start2 the second start, near to the solution
 * @param certified the certified parameters, 11 digits
 * @param standardDeviations the certified standard deviations of the parameters
 * @param residualSumOfSquares the certified residual sum of squares
 * @param residualStandardDeviation the certified residual standard deviation
 * @param degreesOfFreedom observations less parameters
 */
public record NonlinearFit(
    String name,
    Level level,
    String formula,
    List<String> columns,
    double[][] rows,
    PlainResiduals residuals,
    double[] start1,
    double[] start2,
    double[] certified,
    double[] standardDeviations,
    double residualSumOfSquares,
    double residualStandardDeviation,
    int degreesOfFreedom) {

  @Override
  public String toString() {
    return name;
  }

  /** How hard a problem is. */
  public enum Level {
    /** Most programs solve it from both starts. */
    LOWER,
    /** Some programs fail from the first start. */
    AVERAGE
  }
}
