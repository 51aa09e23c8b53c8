package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.max;

import java.nio.file.Path;

/**
 * A mixture of Gaussians fitted to points: the objective GMM of ADBench (Šrajer, Kukelova and
 * Fitzgibbon, "A benchmark of selected algorithmic differentiation tools", 2018, section 4.1), with
 * the signs as GradBench corrects them: likelihood and prior are both those of the log posterior.
 *
 * <p>The parameters in their order: K logits of the weights; K means of d numbers; for each of K
 * components a lower triangular factor Q of the precision matrix Q'Q, first the d logarithms of its
 * diagonal, then what is below it, column by column.
 *
 * @param dimension number of coordinates of a point, d
 * @param components number of components, K
 * @param count number of points, n
 * @param start the parameters of the file
 * @param points the points, one after the other
 * @param gamma scale of the Wishart prior: its scale matrix is the unit matrix over gamma squared
 * @param excess its degrees of freedom are d + 1 + excess; ADBench calls it m
 */
public record Gmm(
    int dimension,
    int components,
    int count,
    double[] start,
    double[] points,
    double gamma,
    int excess) {

  /** ADBench's gmm_test: two dimensions, three components, one point. */
  public static Gmm tiny() {
    return read(Numbers.ofResource("adbench/gmm_test.txt"));
  }

  /** ADBench's smallest: two dimensions, five components, a thousand points. */
  public static Gmm small() {
    return read(Numbers.ofResource("adbench/gmm_1k_gmm_d2_K5.txt"));
  }

  /** Reads a file of ADBench, plain or packed (.gz); not those that hold one point only. */
  public static Gmm read(Path file) {
    return read(Numbers.ofFile(file));
  }

  private static Gmm read(Numbers in) {
    int d = in.nextInt();
    int k = in.nextInt();
    int n = in.nextInt();
    double[] start = in.next(k + k * d + k * d * (d + 1) / 2);
    return new Gmm(d, k, n, start, in.next(n * d), in.next(), in.nextInt());
  }

  /** What is to be made small: the negative log posterior. */
  public double value(double[] p) {
    return -logPosterior(p);
  }

  /** The log posterior at parameters, constants included. */
  public double logPosterior(double[] p) {
    int d = dimension;
    int k = components;
    int factor = d * (d + 1) / 2;
    double[] diagonals = new double[k * d];
    double[] logDeterminants = new double[k];
    for (int c = 0; c < k; c++) {
      int at = k + k * d + c * factor;
      for (int j = 0; j < d; j++) {
        diagonals[c * d + j] = exp(p[at + j]);
        logDeterminants[c] += p[at + j];
      }
    }

    double sum = 0;
    double[] terms = new double[k];
    double[] scaled = new double[d];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < k; c++) {
        double distance = squaredDistance(p, c, diagonals, i, scaled);
        terms[c] = p[c] + logDeterminants[c] - 0.5 * distance;
      }
      sum += logSumExp(terms, k);
    }
    sum -= count * logSumExp(p, k);
    sum -= count * d * 0.5 * log(2 * PI);
    return sum + logPrior(p, diagonals, logDeterminants);
  }

  /** The squared length of Q times (point i less mean c). */
  private double squaredDistance(double[] p, int c, double[] diagonals, int i, double[] scaled) {
    int d = dimension;
    int mean = components + c * d;
    int below = components + components * d + c * (d * (d + 1) / 2) + d;
    for (int j = 0; j < d; j++) {
      scaled[j] = 0;
    }
    for (int column = 0; column < d; column++) {
      double centred = points[i * d + column] - p[mean + column];
      scaled[column] += diagonals[c * d + column] * centred;
      for (int row = column + 1; row < d; row++) {
        scaled[row] += p[below++] * centred;
      }
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += scaled[j] * scaled[j];
    }
    return sum;
  }

  /** The logarithm of the Wishart densities of the precision matrices. */
  private double logPrior(double[] p, double[] diagonals, double[] logDeterminants) {
    int d = dimension;
    int k = components;
    int factor = d * (d + 1) / 2;
    double sum = k * logOfConstant();
    for (int c = 0; c < k; c++) {
      double frobenius = 0;
      for (int j = 0; j < d; j++) {
        frobenius += diagonals[c * d + j] * diagonals[c * d + j];
      }
      int at = k + k * d + c * factor;
      for (int j = d; j < factor; j++) {
        frobenius += p[at + j] * p[at + j];
      }
      sum += excess * logDeterminants[c] - 0.5 * gamma * gamma * frobenius;
    }
    return sum;
  }

  private double logOfConstant() {
    int freedom = dimension + excess + 1;
    double logGammas = dimension * (dimension - 1) * 0.25 * log(PI);
    for (int j = 0; j < dimension; j++) {
      logGammas += logGammaOfHalf(freedom - j);
    }
    return freedom * dimension * (log(gamma) - 0.5 * log(2)) - logGammas;
  }

  /** The logarithm of the gamma function at half of a positive number. */
  private static double logGammaOfHalf(int twice) {
    double sum = twice % 2 == 0 ? 0 : 0.5 * log(PI);
    for (int t = twice; t > 2; t -= 2) {
      sum += log((t - 2) / 2.0);
    }
    return sum;
  }

  /** The logarithm of the sum of the exponentials of the first {@code count} numbers. */
  private static double logSumExp(double[] values, int count) {
    double largest = values[0];
    for (int i = 1; i < count; i++) {
      largest = max(largest, values[i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += exp(values[i] - largest);
    }
    return largest + log(sum);
  }
}
