package org.thalweg.optim.critical;

import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.optim.problem.Vectors;

/**
 * Finds the entries of a Hessian by products with it. A band takes no more than its own breadth:
 * one product serves columns that are far enough apart (Curtis, Powell and Reid 1974, On the
 * estimation of sparse Jacobian matrices).
 */
final class Probe {
  /** The breadth 2·width + 1 of a band, at most. */
  static final int BREADTH = 90;

  /** Products besides, to find the breadth and to check. */
  static final int BESIDES = 7;

  /** Numbers of a band, at most. */
  private static final int NUMBERS = 20_000_000;

  private static final int LOOKED_AT = 16;
  private static final int CHECKS = 6;

  /** A difference E hides from all checks, each |E·v|, by this factor in about one of 10⁷ cases. */
  private static final double HIDDEN = 10;

  private static final long SEED = 0x5EED_BA2DL;

  private Probe() {}

  /**
   * Half the breadth of the band that a few columns show; nothing where it is none, or too broad.
   */
  static Optional<Integer> width(ScaledHessian hessian) {
    int n = hessian.count();
    SplittableRandom random = new SplittableRandom(SEED);
    double[] units = new double[n];
    for (int k = 0; k < LOOKED_AT; k++) {
      int from = (int) ((long) n * k / LOOKED_AT);
      int to = (int) ((long) n * (k + 1) / LOOKED_AT);
      units[random.nextInt(from, to)] = 1;
    }
    double[] seen = hessian.product(units);
    int most = Math.min((BREADTH - 1) / 2, NUMBERS / n - 1);
    int[] after = new int[n];
    int next = Integer.MAX_VALUE / 2;
    for (int i = n - 1; i >= 0; i--) {
      next = units[i] == 1 ? 0 : next + 1;
      after[i] = next;
    }
    int width = 0;
    int since = Integer.MAX_VALUE / 2;
    for (int i = 0; i < n; i++) {
      since = units[i] == 1 ? 0 : since + 1;
      if (seen[i] != 0) {
        width = Math.max(width, Math.min(since, after[i]));
      }
    }
    return width <= most ? Optional.of(width) : Optional.empty();
  }

  /** The Hessian at a place, if it is a band; of count − 1 it always is. */
  static Band band(ScaledHessian hessian, double[] x, int width) {
    int n = hessian.count();
    int breadth = (int) Math.min(2L * width + 1, n);
    Band band = new Band(n, width);
    double[] units = new double[n];
    for (int first = 0; first < breadth; first++) {
      for (int j = 0; j < n; j++) {
        units[j] = j % breadth == first ? 1 : 0;
      }
      double[] product = hessian.product(x, units);
      for (int j = first; j < n; j += breadth) {
        band.add(j, j, product[j]);
        for (int i = Math.max(0, j - width); i < Math.min(n, j + (long) width + 1); i++) {
          if (i != j) { // each entry is seen twice: their mean
            band.add(Math.max(i, j), Math.min(i, j), product[i] / 2);
          }
        }
      }
    }
    return band;
  }

  /** What the norm of the difference of a Hessian and a matrix is below, all but surely. */
  static double difference(ScaledHessian hessian, Band matrix) {
    SplittableRandom random = new SplittableRandom(~SEED);
    double most = 0;
    for (int k = 0; k < CHECKS; k++) {
      double[] v = normal(random, hessian.count());
      double[] off = Vectors.difference(hessian.product(v), matrix.times(v));
      double norm = Vectors.norm(off);
      most = Double.isNaN(norm) ? Double.POSITIVE_INFINITY : Math.max(most, norm);
    }
    return HIDDEN * most;
  }

  /** Numbers all but normally distributed, the same on every machine: sums of twelve. */
  static double[] normal(SplittableRandom random, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = -6;
      for (int k = 0; k < 12; k++) {
        sum += random.nextDouble();
      }
      numbers[i] = sum;
    }
    return numbers;
  }
}
