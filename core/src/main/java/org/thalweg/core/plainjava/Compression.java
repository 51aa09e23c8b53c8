package org.thalweg.core.plainjava;

import java.util.Arrays;

/**
 * Replaces what a call recorded by one record for each of its results: their derivatives by what
 * was there before the call (preaccumulation; Griewank and Walther, chapter 10). The records are
 * still in the cache then, and a Jacobian's rows afterwards take a term for each variable.
 */
final class Compression {
  private double[] adjoints = new double[256];
  private int[] touchedFor = new int[256];
  private int stamp;
  private int[] args = new int[64];
  private double[] partials = new double[64];
  private int[] ends = new int[8];
  private int top;
  private int count;

  /** Before the results of a call. */
  void begin(Tape tape) {
    if (adjoints.length <= tape.count) {
      int length = (int) Math.min(Integer.MAX_VALUE - 16L, tape.count + tape.count / 2 + 256L);
      adjoints = new double[length];
      touchedFor = Arrays.copyOf(touchedFor, length);
    }
    top = 0;
    count = 0;
  }

  /** Adds a result, by its record; its chunk is the record's. */
  void add(Tape tape, int variables, int mark, int result) {
    double[] a = adjoints;
    int id = ++stamp;
    int first = top;
    a[result] = 1;
    for (int record = result; record > mark; record--) {
      double adjoint = a[record];
      if (adjoint == 0) {
        continue;
      }
      a[record] = 0;
      int chunk = record - variables - 1;
      int end = tape.ends[chunk];
      for (int t = chunk == 0 ? 0 : tape.ends[chunk - 1]; t < end; t++) {
        int arg = tape.args[t];
        a[arg] += tape.partials[t] * adjoint;
        if (arg <= mark && touchedFor[arg] != id) {
          touchedFor[arg] = id;
          touch(arg);
        }
      }
    }
    for (int t = first; t < top; t++) {
      partials[t] = a[args[t]];
      a[args[t]] = 0;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = top;
  }

  private void touch(int arg) {
    if (top == args.length) {
      args = Arrays.copyOf(args, 2 * top);
      partials = Arrays.copyOf(partials, 2 * top);
    }
    args[top++] = arg;
  }

  /** Writes the record of the k-th result, when those of the call are gone. */
  int record(Tape tape, int k) {
    for (int t = k == 0 ? 0 : ends[k - 1]; t < ends[k]; t++) {
      if (partials[t] != 0) {
        tape.term(partials[t], args[t]);
      }
    }
    return tape.finish();
  }
}
