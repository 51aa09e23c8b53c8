package org.thalweg.core.plainjava.tape;

import org.jspecify.annotations.Nullable;

/**
 * What emitted code asks before it records a loop as one: how often it is repeated, 0 where the
 * counter would overflow, and whether its arrays let it.
 */
public final class LoopChecks {
  /** A loop of more iterations is left as it is. */
  private static final long MOST = 1 << 28;

  private LoopChecks() {}

  static int below(int first, int bound, int step) {
    return step > 0 ? trips(first, bound, step) : 0;
  }

  static int upTo(int first, int bound, int step) {
    return step > 0 ? trips(first, bound + 1L, step) : 0;
  }

  static int above(int first, int bound, int step) {
    return step < 0 ? trips(first, bound, step) : 0;
  }

  static int from(int first, int bound, int step) {
    return step < 0 ? trips(first, bound - 1L, step) : 0;
  }

  static int not(int first, int bound, int step) {
    return ((long) bound - first) % step == 0 ? trips(first, bound, step) : 0;
  }

  private static int trips(int first, long bound, int step) {
    long trips = (bound - first + step - Integer.signum(step)) / step;
    long last = first + trips * step;
    return trips > 0 && trips <= MOST && last == (int) last ? (int) trips : 0;
  }

  /** Whether all elements are there that a loop takes. */
  static boolean within(double[] array, int first, int stride, int trips) {
    long last = first + (trips - 1L) * stride;
    return first >= 0 && first < array.length && last >= 0 && last < array.length;
  }

  /** Whether none of the elements a loop takes of one array is one it takes of the other. */
  static boolean apart(
      double[] one, int first, int stride, double[] other, int start, int step, int trips) {
    if (one != other) {
      return true;
    }
    int last = first + (trips - 1) * stride;
    int end = start + (trips - 1) * step;
    return Math.max(first, last) < Math.min(start, end)
        || Math.max(start, end) < Math.min(first, last);
  }

  /** A row, or null if it is not there. */
  static @Nullable Object row(Object @Nullable [] rows, int i) {
    return rows == null || i < 0 || i >= rows.length ? null : rows[i];
  }
}
