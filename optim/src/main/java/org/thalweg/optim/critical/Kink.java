package org.thalweg.optim.critical;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Whether a point is the bottom of a kink: 0 lies among the convex combinations of gradients beside
 * it, which is what a gradient of 0 is for smooth functions. The gradients are sampled (Burke,
 * Lewis and Overton 2005, A robust gradient sampling algorithm for nonsmooth, nonconvex
 * optimization), as far off as a millionth of the variables' sizes.
 */
public final class Kink {
  private static final int MOST_VARIABLES = 100;
  private static final double RADIUS = 1e-6;

  /** What is left of a sum of gradients that cancel out, as a part of the value, at least 1. */
  private static final double CANCELLED = 1e-6;

  private static final int ROUNDS = 20_000;
  private static final long SEED = 0x5EED_0F_1E45L;

  private Kink() {}

  /**
   * Looks, by four gradients for each variable, up to {@value #MOST_VARIABLES} of them; beyond, or
   * with bounds or l1, nothing is found.
   *
   * @param f gradients are counted there
   * @param point with its gradient
   */
  public static boolean isAt(Evaluations f, Point point) {
    int n = point.x().length;
    if (n > MOST_VARIABLES || !f.problem().isSmoothAndFree()) {
      return false;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    List<double[]> gradients = new ArrayList<>();
    for (int k = 0; k < 2 * n; k++) {
      double[] off = new double[n];
      for (int i = 0; i < n; i++) {
        off[i] = RADIUS * size(point, i) * random.nextDouble(-1, 1);
      }
      for (int sign : new int[] {1, -1}) {
        if (f.isSpent()) {
          return false;
        }
        Point beside = f.at(Vectors.sum(point.x(), sign, off));
        if (beside.isFinite()) {
          gradients.add(measured(beside, point));
        }
      }
    }
    return !gradients.isEmpty()
        && cancel(gradients, CANCELLED * Math.max(1, Math.abs(point.value())));
  }

  private static double size(Point point, int i) {
    return Math.max(1, Math.abs(point.x()[i]));
  }

  /** A gradient in units of the variables' sizes. */
  private static double[] measured(Point beside, Point point) {
    double[] gradient = beside.gradient().clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= size(point, i);
    }
    return gradient;
  }

  /**
   * Whether the shortest convex combination is short: weight goes from the vector that is furthest
   * along the combination to the one that is least (Mitchell, Demyanov and Malozemov 1974, Finding
   * the point of a polyhedron closest to the origin).
   */
  private static boolean cancel(List<double[]> vectors, double enough) {
    int count = vectors.size();
    double[] weights = new double[count];
    weights[0] = 1;
    double[] sum = vectors.getFirst().clone();
    for (int round = 0; round < ROUNDS; round++) {
      if (Vectors.norm(sum) <= enough) {
        return true;
      }
      int least = 0;
      int most = -1;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        double along = Vectors.dot(vectors.get(k), sum);
        if (along < low) {
          low = along;
          least = k;
        }
        if (weights[k] > 0 && along > high) {
          high = along;
          most = k;
        }
      }
      double[] way = Vectors.difference(vectors.get(least), vectors.get(most));
      double square = Vectors.dot(way, way);
      if (!(high > low) || square == 0 || low > enough * Vectors.norm(sum)) {
        return false; // all vectors lie on one side of 0
      }
      double part = Math.min(weights[most], (high - low) / square);
      weights[most] -= part;
      weights[least] += part;
      Vectors.addTo(sum, part, way);
    }
    return false;
  }
}
