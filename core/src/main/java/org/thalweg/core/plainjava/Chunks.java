package org.thalweg.core.plainjava;

import java.util.Arrays;
import java.util.List;

/**
 * The memory of a {@link Tape}: chunks of terms.
 *
 * <p>A chunk may be a run: one term after the other for a loop like {@code y[j] += a[j] * s}. Its
 * records follow each other, and so do their first arguments, by which all have the same
 * derivative; the second argument is the same for all. Of all but the first only the derivative by
 * the second argument is kept.
 */
abstract class Chunks {
  /** In the head of a chunk: it is a run. */
  static final long RUN = 1L << 31;

  /** The part of a head that tells where terms end. */
  static final int END = Integer.MAX_VALUE;

  static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  /** Less than the difference of a record and a place on the tape can be. */
  private static final int NONE = Integer.MIN_VALUE;

  private final int longest;

  /** What an evaluation fails of. */
  final Failures failures;

  /** Derivative of a record's number by another number. */
  double[] partials = new double[1024];

  /** The record of that other number. */
  int[] args = new int[1024];

  /**
   * Of each chunk the record it belongs to, or the first if it is a run; negative if the record has
   * an earlier chunk. In the lower half where its terms end, and whether it is a run.
   */
  long[] heads = new long[256];

  /** Whether a record has one holder, to which terms may be added. */
  boolean[] growing = new boolean[256];

  /** Terms there are. */
  int top;

  /** Chunks there are. */
  int chunks;

  /** The last record. */
  int count;

  /** The record of the last chunk; 0 if that is a run. */
  int last;

  /** Whether each record has one chunk, so that chunk c is record n + 1 + c. There are no runs. */
  boolean single;

  // The run that the last chunk is. While it goes on, its head does not tell where it ends.

  private boolean running;

  /** How far the sum that it goes on with is above {@link #top}; NONE if that is no sum. */
  private int runSum = NONE;

  /** How far the new record that it goes on with is above {@link #top}; NONE if it is a sum. */
  private int runRecord = NONE;

  /** How far the first argument that it goes on with is above {@link #top}. */
  private int runArg;

  private int runOther;

  /** The derivative by all first arguments. */
  private double runFactor;

  Chunks(List<String> places, int longest) {
    failures = new Failures(places);
    this.longest = longest;
  }

  /** Forgets all but the variables. */
  void clear(int variables) {
    top = 0;
    chunks = 0;
    count = variables;
    last = 0;
    running = false;
    runSum = NONE;
    runRecord = NONE;
    failures.begin();
    if (growing.length <= variables) {
      growing = new boolean[variables + 256];
    }
  }

  /** Where the terms of a chunk start. */
  int start(int chunk) {
    return chunk == 0 ? 0 : (int) heads[chunk - 1] & END;
  }

  final int room(int terms) {
    int t = top;
    if (t + terms > args.length) {
      grow(t + terms);
    }
    return t;
  }

  final void put(int t, double p, int i) {
    partials[t] = p;
    args[t] = i;
  }

  final int close(int t) {
    int record = fresh();
    if (single) {
      growing[record - 1] = false;
    }
    chunk(t, record);
    last = record;
    return record;
  }

  private int fresh() {
    int record = ++count;
    if (record >= growing.length) {
      growRecords();
    }
    growing[record] = true;
    return record;
  }

  private void chunk(int t, int record) {
    endRun();
    top = t;
    int chunk = chunks;
    if (chunk >= heads.length) {
      growChunks();
    }
    heads[chunk] = (long) record << 32 | t;
    chunks = chunk + 1;
  }

  /** Closes what was added to a sum by its own record. */
  final int closeSum(int sum, int t) {
    if (last == sum) {
      top = t;
      heads[chunks - 1] = heads[chunks - 1] >> 32 << 32 | t;
    } else {
      chunk(t, -sum);
      last = sum;
    }
    return sum;
  }

  // Runs. Which of two arguments is the first is found out when a run starts.

  /** Goes on with a sum; false if the terms do not fit the run. */
  final boolean runSum(int sum, double p, int i, double q, int j) {
    int t = top;
    return sum - t == runSum && growing[sum] && runOn(t, p, i, q, j);
  }

  /** Goes on with a new record, or returns 0. */
  final int runRecord(double p, int i, double q, int j) {
    int t = top;
    return count - t == runRecord && runOn(t, p, i, q, j) ? fresh() : 0;
  }

  private boolean runOn(int t, double p, int i, double q, int j) {
    if (t >= partials.length) {
      return false;
    }
    if (i - t == runArg && j == runOther && p == runFactor) {
      partials[t] = q;
    } else if (j - t == runArg && i == runOther && q == runFactor) {
      partials[t] = p;
    } else {
      return false;
    }
    top = t + 1;
    return true;
  }

  /** Makes the last chunk a run that goes on with a sum, if it is alike. */
  final boolean startSums(int sum, double p, int i, double q, int j) {
    if (single || last != sum - 1 || !startRun(1L - sum, p, i, q, j)) {
      return false;
    }
    runSum = sum + 1 - top;
    return true;
  }

  /** Makes the last chunk a run that goes on with a new record, or returns 0. */
  final int startRecords(double p, int i, double q, int j) {
    if (single || last != count || !startRun((long) count, p, i, q, j)) {
      return 0;
    }
    int record = fresh();
    runRecord = record - top;
    return record;
  }

  private boolean startRun(long before, double p, int i, double q, int j) {
    int from = start(chunks - 1);
    if (top - from != 2 || heads[chunks - 1] >> 32 != before) {
      return false;
    }
    boolean swapped = args[from] == i && args[from + 1] == j - 1 && partials[from + 1] == q;
    if (swapped) {
      double first = partials[from];
      put(from, q, j - 1);
      put(from + 1, first, i);
    } else if (args[from] != i - 1 || args[from + 1] != j || partials[from] != p) {
      return false;
    }
    int t = room(1);
    partials[t] = swapped ? p : q;
    top = t + 1;
    heads[chunks - 1] |= RUN;
    running = true;
    last = 0;
    runArg = args[from] + 2 - top;
    runOther = args[from + 1];
    runFactor = partials[from];
    return true;
  }

  /** Writes where the run ends, if the last chunk is one. */
  final void endRun() {
    if (running) {
      heads[chunks - 1] = heads[chunks - 1] >> 32 << 32 | RUN | top;
      running = false;
      runSum = NONE;
      runRecord = NONE;
    }
  }

  private void grow(int least) {
    int length = (int) Math.min(longest, Math.max(2L * args.length, least));
    try {
      if (least > length) {
        throw tooLong();
      }
      double[] morePartials = Arrays.copyOf(partials, length);
      args = Arrays.copyOf(args, length);
      partials = morePartials;
    } catch (OutOfMemoryError e) {
      throw tooLong();
    }
  }

  private void growChunks() {
    try {
      int length = (int) Math.min(LONGEST_ARRAY, 2L * heads.length);
      heads = Arrays.copyOf(heads, length);
    } catch (OutOfMemoryError e) {
      throw tooLong();
    }
  }

  private void growRecords() {
    try {
      growing = Arrays.copyOf(growing, (int) Math.min(LONGEST_ARRAY, 2L * growing.length));
    } catch (OutOfMemoryError e) {
      throw tooLong();
    }
  }

  private RuntimeException tooLong() {
    return failures.fail(
        new IllegalStateException(
            "the gradient needs more than the "
                + top
                + " recorded terms that fit into memory; start Java with a larger heap (-Xmx), or"
                + " make the function do less in one call"));
  }
}
