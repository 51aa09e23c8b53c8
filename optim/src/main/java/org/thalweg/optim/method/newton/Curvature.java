package org.thalweg.optim.method.newton;

import org.thalweg.core.kernel.Products;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * What the last few steps and changes of the gradient show of the Hessian, and its inverse times a
 * vector by the two-loop recursion (Nocedal and Wright, Numerical Optimization, algorithm 7.4). The
 * recursion runs over coefficients: its result is a sum of multiples of the vector, the steps and
 * the changes, and all it needs to know of them is their inner products (Byrd, Nocedal and Schnabel
 * 1994; Chen, Wang and Zhou 2014). So each step and change is read twice, not five times, which is
 * what takes the time where there are many variables.
 */
final class Curvature {
  /** A step is remembered where its curvature is above this part of what it could be. */
  private static final double LEAST = 1e-12;

  /** Entries at a time: those of a few vectors fit in the nearest cache. */
  private static final int BLOCK = 2048;

  private static final Products PRODUCTS = Products.best();

  private final double[][] steps;
  private final double[][] changes;
  private final double[][] stepsByChanges;
  private final double[][] changesByChanges;
  private double[] way = {};
  private int count;
  private int next;
  private int fresh;

  Curvature(int memory) {
    int places = memory + 1; // one for the step that may be remembered next
    steps = new double[places][0];
    changes = new double[places][0];
    stepsByChanges = new double[places][places];
    changesByChanges = new double[places][places];
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return count > 0;
  }

  void forget() {
    count = 0;
    fresh = 0;
  }

  /**
   * Remembers the step between two points, unless it shows no curvature. The oldest one is then
   * forgotten, and its arrays are used again.
   */
  void add(Point from, Point to) {
    int n = from.x().length;
    if (steps[next].length != n) {
      steps[next] = new double[n];
      changes[next] = new double[n];
    }
    double[] sums = new double[4];
    for (int begin = 0; begin < n; begin += BLOCK) {
      int end = Math.min(n, begin + BLOCK);
      subtract(to.x(), from.x(), steps[next], begin, end);
      subtract(to.gradient(), from.gradient(), changes[next], begin, end);
      PRODUCTS.add(steps[next], changes[next], steps[next], changes[next], begin, end, sums);
    }
    rememberNext(sums);
  }

  /**
   * Keeps the next step, if it shows curvature.
   *
   * @param sums inner products of the step with itself and the change, of the change with both
   */
  private void rememberNext(double[] sums) {
    if (sums[1] > LEAST * Math.sqrt(sums[0]) * Math.sqrt(sums[3])) {
      next = (next + 1) % steps.length;
      count = Math.min(count + 1, steps.length - 1);
      fresh = Math.min(fresh + 1, count);
    }
  }

  private static void subtract(double[] a, double[] b, double[] difference, int begin, int end) {
    for (int i = begin; i < end; i++) {
      difference[i] = a[i] - b[i];
    }
  }

  /** −H·v, H the inverse Hessian; −v where nothing is known. Good until the next call. */
  double[] descent(double[] v) {
    if (count == 0) {
      return Vectors.scaled(-1, v);
    }
    double[] ofSteps = new double[steps.length];
    double[] ofChanges = new double[steps.length];
    multiply(v, ofSteps, ofChanges);
    int last = place(1);
    double scale = stepsByChanges[last][last] / changesByChanges[last][last];
    for (int i = 1; i <= count; i++) {
      int k = place(i);
      double product = -ofSteps[k];
      for (int j = 1; j < i; j++) {
        product -= ofSteps[place(j)] * stepsByChanges[k][place(j)];
      }
      ofSteps[k] = product / stepsByChanges[k][k]; // α, from here on
    }
    double[] multiples = new double[steps.length];
    for (int i = count; i >= 1; i--) {
      int k = place(i);
      double product = -ofChanges[k];
      for (int j = 1; j <= count; j++) {
        product -= ofSteps[place(j)] * changesByChanges[k][place(j)];
      }
      product *= scale;
      for (int j = count; j > i; j--) {
        product += multiples[place(j)] * stepsByChanges[place(j)][k];
      }
      multiples[k] = ofSteps[k] - product / stepsByChanges[k][k];
    }
    return combined(v, scale, ofSteps, multiples);
  }

  /** Inner products of a vector with all steps and changes, and those still missing of theirs. */
  private void multiply(double[] v, double[] ofSteps, double[] ofChanges) {
    for (int i = 2; i <= fresh; i++) {
      multiply(v, place(i), i, new double[steps.length], new double[steps.length]);
    }
    multiply(v, place(1), 1, ofSteps, ofChanges);
    fresh = 0;
  }

  /** Those of a vector and of a change with the steps and changes from so many ago. */
  private void multiply(double[] v, int one, int ago, double[] ofSteps, double[] ofChanges) {
    double[][] sums = new double[steps.length][4];
    for (int from = 0; from < v.length; from += BLOCK) {
      int to = Math.min(v.length, from + BLOCK);
      for (int i = ago; i <= count; i++) {
        int k = place(i);
        PRODUCTS.add(steps[k], changes[k], v, changes[one], from, to, sums[k]);
      }
    }
    for (int i = ago; i <= count; i++) {
      int k = place(i);
      ofSteps[k] = sums[k][0];
      stepsByChanges[k][one] = sums[k][1];
      ofChanges[k] = sums[k][2];
      changesByChanges[k][one] = sums[k][3];
      changesByChanges[one][k] = sums[k][3];
    }
  }

  /** −γ·(v + Σ αₖ·yₖ) + Σ μₖ·sₖ. */
  private double[] combined(double[] v, double scale, double[] alphas, double[] multiples) {
    if (way.length != v.length) {
      way = new double[v.length];
    }
    for (int from = 0; from < v.length; from += BLOCK) {
      int to = Math.min(v.length, from + BLOCK);
      for (int j = from; j < to; j++) {
        way[j] = -scale * v[j];
      }
      for (int i = 1; i <= count; i++) {
        int k = place(i);
        addTo(way, multiples[k], steps[k], -scale * alphas[k], changes[k], from, to);
      }
    }
    return way;
  }

  private static void addTo(
      double[] way, double a, double[] x, double b, double[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      way[j] += a * x[j] + b * y[j];
    }
  }

  private int place(int stepsAgo) {
    return Math.floorMod(next - stepsAgo, steps.length);
  }
}
