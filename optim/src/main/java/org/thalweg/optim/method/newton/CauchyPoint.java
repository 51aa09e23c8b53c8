package org.thalweg.optim.method.newton;

import java.util.Arrays;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Point;

/**
 * The generalized Cauchy point: the first minimum of the model gᵀ·z + ½·zᵀ·B·z along the path of
 * steepest descent, each variable of which stops where it meets a bound (Byrd, Lu, Nocedal and Zhu
 * 1995, algorithm CP). The bounds are met in the order of the path, and only as many are put in
 * order as it needs.
 */
final class CauchyPoint {
  private static final double NOISE = Math.ulp(1.0);

  private final Bounds bounds;
  private final CompactCurvature curvature;
  private final double[] times;
  private final boolean[] free;
  private final double[] down;
  private final double[] gone;
  private final double[] product;
  private int[] heap = {};
  private int heaped;
  private double time;

  CauchyPoint(Bounds bounds, CompactCurvature curvature, int memory) {
    int n = bounds.lower().length;
    this.bounds = bounds;
    this.curvature = curvature;
    times = new double[n];
    free = new boolean[n];
    down = new double[2 * memory];
    gone = new double[2 * memory];
    product = new double[2 * memory];
  }

  /** Variables that are not at a bound. */
  boolean[] free() {
    return free;
  }

  /** How far along the path; free variables went so many times down the gradient. */
  double time() {
    return time;
  }

  /** Wᵀ·d, dᵢ = −gᵢ for free variables, 0 for others. */
  double[] down() {
    return down;
  }

  /** Wᵀ·z over the variables that are not free. */
  double[] gone() {
    return gone;
  }

  /** How far a variable goes that is not free: to its bound. */
  double toBound(Point at, int i) {
    double slope = at.gradient()[i];
    return slope > 0
        ? bounds.lower()[i] - at.x()[i]
        : slope < 0 ? bounds.upper()[i] - at.x()[i] : 0;
  }

  /** Finds it; false where there is no model as rounding spoilt it. */
  boolean find(Point at) {
    double first = Double.POSITIVE_INFINITY;
    double square = 0;
    for (int i = 0; i < times.length; i++) {
      double x = at.x()[i];
      double slope = at.gradient()[i];
      double lower = bounds.lower()[i];
      double upper = bounds.upper()[i];
      free[i] = !(x <= lower && slope >= 0) && !(x >= upper && slope <= 0);
      times[i] =
          !free[i] || slope == 0
              ? Double.POSITIVE_INFINITY
              : slope > 0 ? (x - lower) / slope : (x - upper) / slope;
      first = Math.min(first, times[i]);
      square += free[i] ? slope * slope : 0;
    }
    Arrays.fill(gone, 0);
    time = 0;
    if (!curvature.look(at.gradient(), free, down)) {
      return false;
    }
    double theta = curvature.theta();
    double slope = -square;
    double bend = theta * square - quadratic(down);
    double least = NOISE * theta * square;
    double more = -slope / Math.max(bend, least);
    if (first > more) {
      time = more;
      return true;
    }
    heaped = 0;
    double sorted = -1;
    while (true) {
      if (heaped == 0) {
        double until = Math.max(time + more, 2 * sorted);
        if (time + more <= sorted || !gather(sorted, until)) {
          break;
        }
        sorted = until;
      }
      int i = heap[0];
      double step = times[i] - time;
      if (step > more) {
        break;
      }
      pop();
      double g = at.gradient()[i];
      double z = toBound(at, i);
      slope += step * bend + g * g + theta * g * z;
      bend -= theta * g * g;
      time = times[i];
      free[i] = false;
      if (curvature.isKnown()) {
        double[] row = curvature.row(i);
        System.arraycopy(row, 0, product, 0, row.length);
        curvature.middle(product);
        double withGone = 0;
        double withDown = 0;
        double withRow = 0;
        for (int j = 0; j < row.length; j++) {
          withGone += product[j] * (gone[j] + time * down[j]);
          withDown += product[j] * down[j];
          withRow += product[j] * row[j];
        }
        slope -= g * withGone;
        bend -= g * (2 * withDown + g * withRow);
        for (int j = 0; j < row.length; j++) {
          down[j] += g * row[j];
          gone[j] += z * row[j];
        }
      }
      bend = Math.max(bend, least);
      more = -slope / bend;
    }
    time += Math.max(0, more);
    return true;
  }

  private double quadratic(double[] v) {
    if (!curvature.isKnown()) {
      return 0;
    }
    System.arraycopy(v, 0, product, 0, v.length);
    curvature.middle(product);
    double sum = 0;
    for (int j = 0; j < v.length; j++) {
      sum += v[j] * product[j];
    }
    return sum;
  }

  /** Puts the variables that meet a bound within a time on the heap; false if there is none. */
  private boolean gather(double after, double until) {
    if (heap.length == 0) {
      heap = new int[times.length];
    }
    for (int i = 0; i < times.length; i++) {
      if (times[i] > after && times[i] <= until && times[i] < Double.POSITIVE_INFINITY) {
        heap[heaped++] = i;
      }
    }
    for (int k = heaped / 2 - 1; k >= 0; k--) {
      sink(k);
    }
    return heaped > 0;
  }

  private void pop() {
    heaped--;
    heap[0] = heap[heaped];
    sink(0);
  }

  private void sink(int from) {
    int k = from;
    int i = heap[k];
    while (2 * k + 1 < heaped) {
      int child = 2 * k + 1;
      if (child + 1 < heaped && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], i)) {
        break;
      }
      heap[k] = heap[child];
      k = child;
    }
    heap[k] = i;
  }

  private boolean isBefore(int i, int j) {
    return times[i] < times[j] || times[i] == times[j] && i < j;
  }
}
