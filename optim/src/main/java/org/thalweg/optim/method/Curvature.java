package org.thalweg.optim.method;

import org.thalweg.optim.problem.Vectors;

/**
 * What the last few steps and changes of the gradient show of the Hessian, and its inverse times a
 * vector by the two-loop recursion (Nocedal and Wright, Numerical Optimization, algorithm 7.4).
 */
final class Curvature {
  /** A step is remembered where its curvature is above this part of what it could be. */
  private static final double LEAST = 1e-12;

  private final double[][] steps;
  private final double[][] changes;
  private final double[] curvatures;
  private final double[] alphas;
  private int count;
  private int next;

  Curvature(int memory) {
    steps = new double[memory][];
    changes = new double[memory][];
    curvatures = new double[memory];
    alphas = new double[memory];
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return count > 0;
  }

  void forget() {
    count = 0;
  }

  /** Remembers a step, of which the oldest is then forgotten, unless it shows no curvature. */
  void add(double[] step, double[] change) {
    double curvature = Vectors.dot(step, change);
    double most = Vectors.norm(step) * Vectors.norm(change);
    if (curvature > LEAST * most) {
      steps[next] = step;
      changes[next] = change;
      curvatures[next] = curvature;
      next = (next + 1) % steps.length;
      count = Math.min(count + 1, steps.length);
    }
  }

  /** The same for some variables alone, the others held fixed. */
  Curvature of(boolean[] free) {
    Curvature part = new Curvature(steps.length);
    for (int i = count; i >= 1; i--) {
      int k = place(i);
      part.add(masked(steps[k], free), masked(changes[k], free));
    }
    return part;
  }

  /** −H·v, H the inverse Hessian; −v where nothing is known. */
  double[] descent(double[] v) {
    double[] way = Vectors.scaled(-1, v);
    for (int i = 1; i <= count; i++) {
      int k = place(i);
      alphas[k] = Vectors.dot(steps[k], way) / curvatures[k];
      Vectors.addTo(way, -alphas[k], changes[k]);
    }
    if (count > 0) {
      int last = place(1);
      double scale = curvatures[last] / Vectors.dot(changes[last], changes[last]);
      for (int j = 0; j < way.length; j++) {
        way[j] *= scale;
      }
    }
    for (int i = count; i >= 1; i--) {
      int k = place(i);
      double beta = Vectors.dot(changes[k], way) / curvatures[k];
      Vectors.addTo(way, alphas[k] - beta, steps[k]);
    }
    return way;
  }

  private int place(int stepsAgo) {
    return Math.floorMod(next - stepsAgo, steps.length);
  }

  private static double[] masked(double[] v, boolean[] free) {
    double[] masked = v.clone();
    for (int i = 0; i < v.length; i++) {
      if (!free[i]) {
        masked[i] = 0;
      }
    }
    return masked;
  }
}
