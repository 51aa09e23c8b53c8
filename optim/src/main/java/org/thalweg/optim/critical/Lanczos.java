package org.thalweg.optim.critical;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.optim.critical.SecondDerivatives.Pairs;
import org.thalweg.optim.linear.SymmetricEigen;
import org.thalweg.optim.problem.Vectors;

/**
 * The least and the greatest eigenvalue of the Hessian from products with it (Lanczos 1950), each
 * new vector made orthogonal to all before, twice (Parlett 1998, The Symmetric Eigenvalue Problem,
 * 13.8). An eigenvalue lies within |β·s| of each one found, s the last entry of its vector in the
 * tridiagonal problem (13.2); that it is the extreme one is all but sure for a random start.
 */
final class Lanczos {
  private static final int STEPS = 300;

  /** So many numbers in vectors, and products of them to make these orthogonal, at most. */
  private static final double NUMBERS = 2e7;

  private static final double PRODUCTS = 1e9;
  private static final int CHECKED_EVERY = 5;
  private static final double ACCURATE = 1e-2;
  private static final long SEED = 0x5EED_1A2C_705EL;

  private Lanczos() {}

  static Optional<Pairs> extremes(ScaledHessian hessian) {
    int n = hessian.count();
    int most =
        Math.min(
            n, (int) Math.max(10, Math.min(STEPS, Math.min(NUMBERS / n, Math.sqrt(PRODUCTS / n)))));
    double[][] basis = new double[most][];
    double[] diagonal = new double[most];
    double[] beside = new double[most];
    double[] vector = start(n);
    Optional<Pairs> found = Optional.empty();
    for (int k = 0; k < most; k++) {
      basis[k] = vector;
      double[] next = hessian.product(vector);
      diagonal[k] = Vectors.dot(vector, next);
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i <= k; i++) {
          Vectors.addTo(next, -Vectors.dot(next, basis[i]), basis[i]);
        }
      }
      beside[k] = Vectors.norm(next);
      if (!Double.isFinite(beside[k]) || !Double.isFinite(diagonal[k])) {
        return Optional.empty();
      }
      boolean over = k + 1 == most || beside[k] <= n * Math.ulp(1.0) * largest(diagonal, beside, k);
      if (over || (k + 1) % CHECKED_EVERY == 0) {
        found = pairs(basis, diagonal, beside, k + 1);
        if (over || found.isEmpty() || isAccurate(found.get())) {
          break;
        }
      }
      vector = Vectors.scaled(1 / beside[k], next);
    }
    return found;
  }

  private static double[] start(int n) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      start[i] = random.nextDouble() - 0.5;
    }
    return Vectors.scaled(1 / Vectors.norm(start), start);
  }

  private static double largest(double[] diagonal, double[] beside, int k) {
    double largest = Math.abs(diagonal[k]);
    for (int i = 0; i < k; i++) {
      largest = Math.max(largest, Math.max(Math.abs(diagonal[i]), beside[i]));
    }
    return largest;
  }

  private static boolean isAccurate(Pairs pairs) {
    for (int i = 0; i < pairs.values().length; i++) {
      if (!(pairs.errors()[i] <= ACCURATE * Math.abs(pairs.values()[i]))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Pairs> pairs(
      double[][] basis, double[] diagonal, double[] beside, int count) {
    if (count == 1) {
      double[] value = {diagonal[0]};
      return Optional.of(new Pairs(value, new double[][] {basis[0]}, new double[] {beside[0]}));
    }
    return SymmetricEigen.ofTridiagonal(
            Arrays.copyOf(diagonal, count), Arrays.copyOf(beside, count - 1))
        .map(eigen -> pairs(eigen, basis, beside[count - 1]));
  }

  private static Pairs pairs(SymmetricEigen eigen, double[][] basis, double rest) {
    int count = eigen.values().length;
    int[] ends = {0, count - 1};
    double[] values = new double[2];
    double[] errors = new double[2];
    double[][] vectors = new double[2][basis[0].length];
    for (int e = 0; e < 2; e++) {
      double[] parts = eigen.vectors()[ends[e]];
      values[e] = eigen.values()[ends[e]];
      errors[e] = rest * Math.abs(parts[count - 1]) + count * Math.ulp(1.0) * eigen.largest();
      for (int i = 0; i < count; i++) {
        Vectors.addTo(vectors[e], parts[i], basis[i]);
      }
    }
    return new Pairs(values, vectors, errors);
  }
}
