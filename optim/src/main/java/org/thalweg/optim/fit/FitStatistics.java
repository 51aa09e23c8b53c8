package org.thalweg.optim.fit;

import org.hipparchus.distribution.continuous.TDistribution;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.problem.Bounds;

/**
 * How well a least-squares fit determines its parameters, from the residuals and their derivatives
 * at the solution (Bates and Watts 1988, Nonlinear Regression Analysis, 2.3): the covariance is
 * s²·(J'J)⁻¹, computed from the QR factors of J with columns of length 1.
 *
 * @param estimates the parameters
 * @param standardErrors of each; NaN where it is not determined, stands at a bound, or no degree of
 *     freedom is left
 * @param correlations of the parameters, n×n, rows side by side; NaN where not determined
 * @param observations number of residuals
 * @param degreesOfFreedom observations less parameters that no bound holds; below 0 where there are
 *     more of these
 * @param residualSumOfSquares with weights and loss, where there are any
 * @param residualStandardDeviation s, the root of the sum over the degrees of freedom; NaN where
 *     none is left
 * @param rank of J
 * @param condition of J with columns of length 1; infinite where its rank is not full
 * @param determined for each parameter, whether the observations determine it
 * @param held for each parameter, whether it stands at a bound
 */
public record FitStatistics(
    double[] estimates,
    double[] standardErrors,
    double[] correlations,
    int observations,
    int degreesOfFreedom,
    double residualSumOfSquares,
    double residualStandardDeviation,
    int rank,
    double condition,
    boolean[] determined,
    boolean[] held) {

  /** Of a fit without bounds. */
  public static FitStatistics at(Residuals residuals, double[] point) {
    return at(residuals, point, Bounds.none(point.length));
  }

  /**
   * Of a fit within bounds: parameters that stand at one are taken as given.
   *
   * @param point the solution
   */
  public static FitStatistics at(Residuals residuals, double[] point, Bounds bounds) {
    return at(residuals, Loss.SQUARED, 1, point, bounds);
  }

  /**
   * Of a fit with a loss. Standard errors are those of an M-estimator, where errors are alike and
   * their distribution is symmetric (Huber 1981, Robust Statistics, 7.6): s² is replaced by
   * K²·(Σψ(rᵢ)²/degrees)/m², with ψ(r) = ρ'·r half the slope of the cost, m the mean of ψ'(rᵢ), and
   * K = 1 + p/n·var ψ'/m². NaN where m is not above 0.
   *
   * @param residuals as they are, without the loss
   * @param scale of the loss
   * @param point the solution
   */
  public static FitStatistics at(
      Residuals residuals, Loss loss, double scale, double[] point, Bounds bounds) {
    return new Covariance(residuals, loss, scale, point, bounds).statistics();
  }

  /** An interval. */
  public record Interval(double low, double high) {}

  /**
   * Where a parameter lies at a level of confidence, by Student's t: exact where residuals are
   * linear and errors normal.
   *
   * @param parameter counted from 0
   * @param level above 0 and below 1, 0.95 say
   */
  public Interval confidence(int parameter, double level) {
    double error = standardErrors[parameter];
    double wide = Double.isNaN(error) ? Double.NaN : quantile((1 + level) / 2) * error;
    return new Interval(estimates[parameter] - wide, estimates[parameter] + wide);
  }

  /** The t that is not exceeded with a probability. */
  private double quantile(double probability) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
  }

  /** The correlation of two parameters, counted from 0. */
  public double correlation(int a, int b) {
    return correlations[a * estimates.length + b];
  }

  /**
   * R², the part of the observations' variation about their mean that the fit explains; about 0
   * where the model has no constant term. NaN where they do not vary.
   *
   * @param observed the observations
   * @param weights of each, as in the fit
   * @param aboutMean whether about the mean, or else about 0
   */
  public double rSquared(double[] observed, double[] weights, boolean aboutMean) {
    double mean = 0;
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      mean += weights[i] * observed[i];
      sum += weights[i];
    }
    mean = aboutMean ? mean / sum : 0;
    double total = 0;
    for (int i = 0; i < observed.length; i++) {
      total += weights[i] * (observed[i] - mean) * (observed[i] - mean);
    }
    return total == 0 ? Double.NaN : 1 - residualSumOfSquares / total;
  }
}
