package org.thalweg.core.objective;

/**
 * m functions of n variables whose squares are summed: f = r1² + … + rm². A residual or derivative
 * that does not exist is NaN or infinite, never an exception. One thread at a time.
 */
public interface Residuals {

  /** Number of variables, n. */
  int dimension();

  /** Number of residuals, m. */
  int count();

  /**
   * The residuals at a point.
   *
   * @param residuals where the m residuals are written
   */
  void values(double[] point, double[] residuals);

  /**
   * The residuals and their derivatives at a point.
   *
   * @param residuals where the m residuals are written
   * @param jacobian where the m×n derivatives are written, those of one residual side by side
   */
  void valuesAndJacobian(double[] point, double[] residuals, double[] jacobian);
}
