package org.thalweg.core.plainjava.tape;

import java.util.Arrays;

/** Goes through a tape backwards, from a result to the variables. Its adjoints are reused. */
public final class Sweep {
  private double[] adjoints = new double[256];
  private long[] pending = new long[4];
  private int[] touched = new int[16];
  private int touchedCount;

  /** Before the first {@link #seed}. */
  public void begin(Tape tape) {
    reserve(tape.count);
  }

  /** Asks for the gradient of a sum with so much of a record in it. */
  public void seed(int record, double weight) {
    adjoints[record] += weight;
  }

  /** The derivatives of the weighted sum of records that was seeded, by the n variables. */
  public void gradient(Tape tape, int variables, double[] gradient) {
    double[] a = adjoints;
    double[] partials = tape.partials;
    int[] args = tape.args;
    long[] heads = tape.heads;
    int end = tape.top;
    LoopSweep loops = new LoopSweep(tape, a);
    for (int chunk = tape.chunks - 1; chunk >= 0; chunk--) {
      int start = chunk == 0 ? 0 : (int) heads[chunk - 1] & Tape.END;
      int record = (int) (heads[chunk] >> 32);
      if ((int) heads[chunk] < 0) {
        loops.back(record, start);
        end = start;
        continue;
      }
      double adjoint;
      if (record > 0) {
        adjoint = a[record];
        a[record] = 0;
      } else {
        adjoint = a[-record];
      }
      if (adjoint != 0) {
        for (int t = start; t < end; t++) {
          a[args[t]] += partials[t] * adjoint;
        }
      }
      end = start;
    }
    System.arraycopy(a, 1, gradient, 0, variables);
    Arrays.fill(a, 0, variables + 1, 0);
  }

  private void reserve(int count) {
    if (adjoints.length <= count) {
      adjoints = new double[(int) Math.min(Integer.MAX_VALUE - 16L, count + count / 2 + 256L)];
      pending = new long[adjoints.length / 64 + 1];
    }
  }

  /** Before the rows of a Jacobian. */
  public void beginRows(Tape tape) {
    reserve(tape.count);
  }

  /**
   * One row of a Jacobian, of a tape whose records have one chunk each: visits only the records its
   * result rests on.
   *
   * @return how many variables the result depends on; {@link #column} and {@link #take} tell
   */
  public int row(Tape tape, int variables, int result) {
    touchedCount = 0;
    if (result == 0) {
      return 0;
    }
    double[] a = adjoints;
    double[] partials = tape.partials;
    int[] args = tape.args;
    long[] bits = pending;
    a[result] = 1;
    if (result <= variables) {
      touch(result);
      return touchedCount;
    }
    bits[result >> 6] |= 1L << result;
    int word = result >> 6;
    int lowest = result;
    while (word >= lowest >> 6) {
      long waiting = bits[word];
      if (waiting == 0) {
        word--;
        continue;
      }
      int record = (word << 6) + 63 - Long.numberOfLeadingZeros(waiting);
      bits[word] = waiting & ~(1L << record);
      double adjoint = a[record];
      a[record] = 0;
      if (adjoint == 0) {
        continue;
      }
      int chunk = record - variables - 1;
      int end = tape.start(chunk + 1);
      for (int t = tape.start(chunk); t < end; t++) {
        int arg = args[t];
        double before = a[arg];
        a[arg] = before + partials[t] * adjoint;
        if (arg > variables) {
          bits[arg >> 6] |= 1L << arg;
          lowest = Math.min(lowest, arg);
        } else if (before == 0 && arg != 0) {
          touch(arg);
        }
      }
    }
    a[0] = 0;
    return touchedCount;
  }

  private void touch(int variable) {
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touchedCount);
    }
    touched[touchedCount++] = variable;
  }

  /** The k-th variable the row depends on, from 0. */
  public int column(int k) {
    return touched[k] - 1;
  }

  /** The derivative by it; may be asked for once, and is 0 for one that is met again. */
  public double take(int k) {
    int variable = touched[k];
    double derivative = adjoints[variable];
    adjoints[variable] = 0;
    return derivative;
  }
}
