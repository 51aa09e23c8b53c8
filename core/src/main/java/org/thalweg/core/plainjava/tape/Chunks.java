package org.thalweg.core.plainjava.tape;

import java.util.Arrays;
import java.util.List;

/** The memory of a {@link Tape}: chunks of terms, or of what {@link Lanes} makes of a loop. */
abstract class Chunks {
  /** In the head of a chunk: it is a loop. */
  private static final long LOOP = 1L << 31;

  /** The part of a head that tells where terms end. */
  static final int END = Integer.MAX_VALUE;

  static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  private final int longest;

  /** What an evaluation fails of. */
  public final Failures failures;

  /** Derivative of a record's number by another number. */
  double[] partials = new double[1024];

  /** The record of that other number. */
  int[] args = new int[1024];

  /**
   * Of each chunk the record it belongs to, or the first if it is a loop; negative if the record
   * has an earlier chunk. In the lower half where its terms end, and whether it is a loop.
   */
  long[] heads = new long[256];

  /** Whether a record has one holder, to which terms may be added. */
  boolean[] growing = new boolean[256];

  /** What loops are, but for their terms. */
  int[] code = new int[256];

  /** How much of that there is. */
  int codeTop;

  /** Terms there are. */
  int top;

  /** Chunks there are. */
  int chunks;

  /** The last record. */
  int count;

  /** The record of the last chunk; 0 if that is a loop. */
  int last;

  /** Whether each record has one chunk, so that chunk c is record n + 1 + c. There are no loops. */
  boolean single;

  Chunks(List<String> places, int longest) {
    failures = new Failures(places);
    this.longest = longest;
  }

  /** Forgets all but the variables. */
  void clear(int variables) {
    top = 0;
    codeTop = 0;
    chunks = 0;
    count = variables;
    last = 0;
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

  /** Makes room for so much code; returns where. */
  final int codeRoom(int length) {
    if (codeTop + length > code.length) {
      growCode(codeTop + length);
    }
    return codeTop;
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
      growRecords(record);
    }
    growing[record] = true;
    return record;
  }

  /** So many new records; returns the first. */
  final int fresh(int records) {
    int first = count + 1;
    count += records;
    if (count >= growing.length) {
      growRecords(count);
    }
    Arrays.fill(growing, first, count + 1, true);
    return first;
  }

  /** Whether there can be so many more terms. */
  final boolean mayHold(long terms) {
    return Math.max(top, codeTop) + terms <= longest;
  }

  /** Ends a chunk that is a loop. */
  final void loop(int t, int record) {
    chunk(t, record);
    heads[chunks - 1] |= LOOP;
    last = 0;
  }

  private void chunk(int t, int record) {
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

  private void growCode(int least) {
    try {
      long length = Math.max(2L * code.length, least);
      code = Arrays.copyOf(code, (int) Math.min(LONGEST_ARRAY, length));
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

  private void growRecords(int least) {
    try {
      long length = Math.max(2L * growing.length, least + 1L);
      growing = Arrays.copyOf(growing, (int) Math.min(LONGEST_ARRAY, length));
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
