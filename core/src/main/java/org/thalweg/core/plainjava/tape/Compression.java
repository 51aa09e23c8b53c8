package org.thalweg.core.plainjava.tape;

import java.util.Arrays;

/**
 * Replaces what a call recorded by one record for each of its results: their derivatives by what
 * was there before the call (preaccumulation; Griewank and Walther, chapter 10). The records are
 * still in the cache then, and a Jacobian's rows afterwards take a term for each variable. Results
 * are swept in pairs.
 */
final class Compression {
  /** Two adjoints of each record, side by side. */
  private double[] adjoints = new double[512];

  /** What results rest on, the same for both of a pair, and the pair's derivatives by it. */
  private int[] args = new int[64];

  private double[] partials = new double[128];

  /** Where the arguments of each pair end. */
  private int[] ends = new int[4];

  private int top;
  private int pairs;

  /** Before the results of a call. */
  void begin(Tape tape) {
    if (adjoints.length < 2L * tape.count + 2) {
      adjoints = new double[Math.toIntExact(3L * tape.count + 512)];
    }
    top = 0;
    pairs = 0;
  }

  /**
   * Sweeps from two results, or from one: the other is then 0.
   *
   * @param mark the last record before the call
   */
  void add(Tape tape, int variables, int mark, int one, int other) {
    int firstChunk = mark - variables;
    int chunk = Math.max(one, other) - variables - 1;
    int end = tape.start(chunk + 1);
    reserve(top + end + 1 - tape.start(firstChunk));
    adjoints[2 * one] = 1;
    adjoints[2 * other + 1] = other == 0 ? 0 : 1;
    int found = top;
    for (; chunk >= firstChunk; chunk--) {
      int start = tape.start(chunk);
      int at = 2 * (chunk + variables + 1);
      double p = adjoints[at];
      double q = adjoints[at + 1];
      if (p != 0 || q != 0) {
        adjoints[at] = 0;
        adjoints[at + 1] = 0;
        found = back(tape, start, end, mark, p, q, found);
      }
      end = start;
    }
    keep(found);
  }

  private int back(Tape tape, int start, int end, int mark, double p, double q, int from) {
    double[] a = adjoints;
    int[] kept = args;
    int[] tapeArgs = tape.args;
    double[] tapePartials = tape.partials;
    int found = from;
    for (int k = start; k < end; k++) {
      int arg = tapeArgs[k];
      double partial = tapePartials[k];
      a[2 * arg] += partial * p;
      a[2 * arg + 1] += partial * q;
      kept[found] = arg;
      found += arg - mark - 1 >>> 31; // stays only if arg <= mark: cheaper than a branch
    }
    return found;
  }

  /** Collects the derivatives by what was there before; what is met again adds nothing. */
  private void keep(int found) {
    int to = top;
    for (int k = top; k < found; k++) {
      int arg = args[k];
      double p = adjoints[2 * arg];
      double q = adjoints[2 * arg + 1];
      if (p != 0 || q != 0) {
        adjoints[2 * arg] = 0;
        adjoints[2 * arg + 1] = 0;
        args[to] = arg;
        partials[2 * to] = p;
        partials[2 * to + 1] = q;
        to += arg == 0 ? 0 : 1;
      }
    }
    top = to;
    if (pairs == ends.length) {
      ends = Arrays.copyOf(ends, 2 * pairs);
    }
    ends[pairs++] = to;
  }

  private void reserve(int length) {
    if (args.length < length) {
      args = Arrays.copyOf(args, 2 * length);
      partials = Arrays.copyOf(partials, 4 * length);
    }
  }

  /** Replaces all records of a call by those of an array, whose records these are. */
  void all(Tape tape, int variables, int mark, int[] records) {
    begin(tape);
    int waiting = 0;
    for (int record : records) {
      if (record > mark) {
        if (waiting == 0) {
          waiting = record;
        } else {
          add(tape, variables, mark, waiting, record);
          waiting = 0;
        }
      }
    }
    if (waiting != 0) {
      add(tape, variables, mark, waiting, 0);
    }
    tape.rewind(mark);
    int k = 0;
    for (int i = 0; i < records.length; i++) {
      if (records[i] > mark) {
        records[i] = record(tape, k++);
      }
    }
  }

  /** Writes the record of the k-th result, when those of the call are gone. */
  int record(Tape tape, int k) {
    int start = k < 2 ? 0 : ends[k / 2 - 1];
    return tape.record(args, partials, start, ends[k / 2], k % 2);
  }
}
