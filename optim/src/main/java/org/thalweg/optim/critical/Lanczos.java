package org.thalweg.optim.critical;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.thalweg.optim.critical.SecondDerivatives.Pairs;
import org.thalweg.optim.problem.Vectors;

/**
 * The least and the greatest eigenvalue of a matrix from products with it (Lanczos 1950), each new
 * vector made orthogonal to all before (Parlett 1998, The Symmetric Eigenvalue Problem, 13.8). An
 * eigenvalue lies within |β·s| of each one found, s the last entry of its vector in the tridiagonal
 * problem (13.2). That none lies further out is a matter of chance, for a random start: by how much
 * one may all but surely is known (Kuczyński and Woźniakowski 1992, Estimating the largest
 * eigenvalue by the power and Lanczos algorithms with a random start, theorem 4.2).
 */
final class Lanczos {
  /** So many numbers in vectors, and products of them to make these orthogonal, at most. */
  private static final double NUMBERS = 2e7;

  private static final double PRODUCTS = 2e9;
  private static final int LEAST_STEPS = 10;
  private static final int CHECKED_EVERY = 5;
  private static final int CHECKS = 60;
  private static final double ACCURATE = 1e-2;
  private static final double CHANCE = 1e-4;
  private static final long SEED = 0x5EED_1A2C_705EL;

  private Lanczos() {}

  /**
   * Eigenvalues found at both ends.
   *
   * @param missed how far beyond them others may lie, but for one case in ten thousand
   */
  record Ends(Pairs pairs, double missed) {

    private boolean isAccurate(int end) {
      return pairs.errors()[end] <= ACCURATE * Math.abs(pairs.values()[end]);
    }

    private boolean showSigns() {
      int last = pairs.values().length - 1;
      double least = pairs.values()[0];
      double greatest = pairs.values()[last];
      boolean known = least < 0 ? greatest > 0 || greatest < -2 * missed : least > 2 * missed;
      return known && isAccurate(0) && isAccurate(last);
    }
  }

  /** Both ends of the spectrum, until the signs of all eigenvalues are known. */
  static Optional<Ends> both(UnaryOperator<double[]> matrix, int n, long products) {
    return run(matrix, n, products, Ends::showSigns);
  }

  /** The upper end of the spectrum; the lower one as it comes. */
  static Optional<Ends> upper(UnaryOperator<double[]> matrix, int n, long products) {
    return run(matrix, n, products, ends -> ends.isAccurate(ends.pairs.values().length - 1));
  }

  private static Optional<Ends> run(
      UnaryOperator<double[]> matrix, int n, long products, Predicate<Ends> enough) {
    double room = Math.max(LEAST_STEPS, Math.min(NUMBERS / n, Math.sqrt(PRODUCTS / n)));
    int most = (int) Math.min(Math.min(n, products), (long) room);
    double[][] basis = new double[most][];
    double[] diagonal = new double[most];
    double[] beside = new double[most];
    double[] start = Probe.normal(new SplittableRandom(SEED), n);
    double[] vector = Vectors.scaled(1 / Vectors.norm(start), start);
    for (int k = 0; k < most; k++) {
      basis[k] = vector;
      double[] next = matrix.apply(vector);
      diagonal[k] = Vectors.dot(vector, next);
      beside[k] = orthogonalize(next, basis, k);
      if (!Double.isFinite(beside[k]) || !Double.isFinite(diagonal[k])) {
        return Optional.empty();
      }
      boolean all = k + 1 == n || beside[k] <= n * Math.ulp(1.0) * largest(diagonal, beside, k);
      boolean over = all || k + 1 == most;
      if (over || (k + 1) % Math.max(CHECKED_EVERY, most / CHECKS) == 0) {
        Pairs pairs = pairs(basis, diagonal, beside, k + 1);
        Ends ends = new Ends(pairs, all ? 0 : missed(pairs, n, k + 1));
        if (over || enough.test(ends)) {
          return Optional.of(ends);
        }
      }
      vector = Vectors.scaled(1 / beside[k], next);
    }
    return Optional.empty();
  }

  /**
   * Takes the parts along vectors 0 to k away, again where little is left; the norm of the rest.
   */
  private static double orthogonalize(double[] next, double[][] basis, int k) {
    double before = Vectors.norm(next);
    double norm = before;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i <= k; i++) {
        Vectors.addTo(next, -Vectors.dot(next, basis[i]), basis[i]);
      }
      norm = Vectors.norm(next);
      if (norm > before / 2) {
        break;
      }
      before = norm;
    }
    return norm;
  }

  /** 1.648·√n·exp(−√ε·(2k − 1)) is the chance that an end is off by more than ε of the spread. */
  private static double missed(Pairs pairs, int n, int steps) {
    double root = StrictMath.log(1.648 * Math.sqrt(n) / CHANCE) / (2.0 * steps - 1);
    double part = root * root;
    double spread = pairs.values()[pairs.values().length - 1] - pairs.values()[0];
    return part < 0.5 ? part * spread / (1 - 2 * part) : Double.POSITIVE_INFINITY;
  }

  private static double largest(double[] diagonal, double[] beside, int k) {
    double largest = Math.abs(diagonal[k]);
    for (int i = 0; i < k; i++) {
      largest = Math.max(largest, Math.max(Math.abs(diagonal[i]), beside[i]));
    }
    return largest;
  }

  private static Pairs pairs(double[][] basis, double[] diagonal, double[] beside, int count) {
    Tridiagonal small =
        new Tridiagonal(Arrays.copyOf(diagonal, count), Arrays.copyOf(beside, count - 1));
    int[] ends = count == 1 ? new int[] {0} : new int[] {0, count - 1};
    double[] values = new double[ends.length];
    double[] errors = new double[ends.length];
    double[][] vectors = new double[ends.length][basis[0].length];
    for (int e = 0; e < ends.length; e++) {
      values[e] = small.eigenvalue(ends[e]);
      double[] parts = small.vector(values[e]);
      double rounding = count * Math.ulp(1.0) * small.bound();
      errors[e] =
          beside[count - 1] * Math.abs(parts[count - 1]) + small.off(values[e], parts) + rounding;
      for (int i = 0; i < count; i++) {
        Vectors.addTo(vectors[e], parts[i], basis[i]);
      }
    }
    return new Pairs(values, vectors, errors);
  }
}
