package org.thalweg.problems;

import java.util.Arrays;

/**
 * A linear regression with an exact solution, rounded to double precision.
 *
 * @param name the name of the data set, such as Longley
 * @param degree the degree of the polynomial in the one predictor, or 0 if it is not a polynomial
 * @param constant whether the model has a constant term, whose coefficient comes first
 * @param rows the observations: the response, then the predictors
 * @param coefficients the solution
 * @param standardErrors the standard errors of the coefficients
 * @param residualSumOfSquares the residual sum of squares
 * @param residualStandardDeviation the residual standard deviation
 * @param rSquared R², about 0 instead of the mean where there is no constant
 */
public record LinearFit(
    String name,
    int degree,
    boolean constant,
    double[][] rows,
    double[] coefficients,
    double[] standardErrors,
    double residualSumOfSquares,
    double residualStandardDeviation,
    double rSquared) {

  /** Whether the regressors are the powers of one predictor. */
  public boolean polynomial() {
    return degree > 0;
  }

  /** The regressors of an observation, one for each coefficient; powers are rounded products. */
  public double[] regressors(int row) {
    int first = constant ? 1 : 0;
    double[] regressors = new double[coefficients.length];
    Arrays.fill(regressors, 1);
    for (int j = first; j < regressors.length; j++) {
      double before = j == 0 ? 1 : regressors[j - 1];
      regressors[j] = polynomial() ? before * rows[row][1] : rows[row][j + 1 - first];
    }
    return regressors;
  }

  @Override
  public String toString() {
    return name;
  }
}
