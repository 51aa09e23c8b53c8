package org.thalweg.core.plainjava;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a computation. Record i stands for one active number v and holds the partial
 * derivatives of v by earlier numbers; records 1 to n are the variables, and index 0 stands for a
 * number that does not depend on them. Emitted code appends; {@link Sweep} goes backwards.
 *
 * <p>A sum that is built up in a variable is one record: while it is the last one and its index is
 * nowhere else ({@link #open}), further terms are appended to it.
 */
final class Tape {
  /** Memory for one term of a record: a double and an int. */
  private static final int TERM_BYTES = 12;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  private final int longest;

  /** What places of the user's code, by number, are called in a refusal. */
  final List<String> places;

  /** Derivative of a record's number by another number. */
  double[] partials = new double[1024];

  /** The record of that other number. */
  int[] args = new int[1024];

  /** Where the terms of a record end. */
  int[] ends = new int[256];

  /** Terms there are. */
  int top;

  /** The last record. */
  int count;

  /** A record to which terms may be appended, if it is the last. */
  int open;

  /** Index of the number that a method returned. */
  int result;

  /** Indices of the array that a method returned. */
  @Nullable Object indices;

  /** What must end the evaluation, even where the user's code catches it. */
  private @Nullable RuntimeException failure;

  Tape(List<String> places) {
    this(places, (int) Math.min(LONGEST_ARRAY, Runtime.getRuntime().maxMemory() / 2 / TERM_BYTES));
  }

  Tape(List<String> places, int longest) {
    this.places = places;
    this.longest = longest;
  }

  /** Forgets all but the variables. */
  void begin(int variables) {
    top = 0;
    count = variables;
    open = -1;
    failure = null;
    if (ends.length <= variables) {
      ends = new int[variables + 256];
    }
    Arrays.fill(ends, 0, variables + 1, 0);
  }

  /** Throws what the evaluation failed of, if the user's code caught it. */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }

  int record1(double p, int i) {
    if (i == 0) {
      return 0;
    }
    int t = room(1);
    put(t, p, i);
    return close(t + 1);
  }

  int record2(double p, int i, double q, int j) {
    if ((i | j) == 0) {
      return 0;
    }
    int t = room(2);
    put(t, p, i);
    put(t + 1, q, j);
    return close(t + 2);
  }

  int record3(double p, int i, double q, int j, double r, int k) {
    if ((i | j | k) == 0) {
      return 0;
    }
    int t = room(3);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    return close(t + 3);
  }

  int record4(double p, int i, double q, int j, double r, int k, double s, int l) {
    if ((i | j | k | l) == 0) {
      return 0;
    }
    int t = room(4);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    put(t + 3, s, l);
    return close(t + 4);
  }

  /** Appends a term to the record that {@link #finish} will close. */
  void term(double p, int i) {
    if (i != 0) {
      put(room(1), p, i);
      top++;
    }
  }

  /** Closes a record of the terms since the last one. */
  int finish() {
    return top == ends[count] ? 0 : close(top);
  }

  int add1(int sum, double p, int i) {
    if (i == 0) {
      return sum;
    }
    int t = extend(sum, 1);
    put(t, p, i);
    return closeSum(t + 1);
  }

  int add2(int sum, double p, int i, double q, int j) {
    if ((i | j) == 0) {
      return sum;
    }
    int t = extend(sum, 2);
    put(t, p, i);
    put(t + 1, q, j);
    return closeSum(t + 2);
  }

  int add3(int sum, double p, int i, double q, int j, double r, int k) {
    if ((i | j | k) == 0) {
      return sum;
    }
    int t = extend(sum, 3);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    return closeSum(t + 3);
  }

  int add4(int sum, double p, int i, double q, int j, double r, int k, double s, int l) {
    if ((i | j | k | l) == 0) {
      return sum;
    }
    int t = extend(sum, 4);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    put(t + 3, s, l);
    return closeSum(t + 4);
  }

  /** An index gets a second holder: nothing may be appended to its record. */
  void seal() {
    open = -1;
  }

  private int room(int terms) {
    int t = top;
    if (t + terms + 1 > args.length) {
      grow(t + terms + 1);
    }
    return t;
  }

  private void put(int t, double p, int i) {
    partials[t] = p;
    args[t] = i;
  }

  private int close(int t) {
    top = t;
    int record = ++count;
    if (record >= ends.length) {
      growEnds();
    }
    ends[record] = t;
    return record;
  }

  /** Where the terms go: onto the open record, or after a term for the sum so far. */
  private int extend(int sum, int terms) {
    int t = room(terms + 1);
    if (sum == open && sum == count) {
      count--;
      return t;
    }
    if (sum != 0) {
      put(t++, 1, sum);
    }
    return t;
  }

  private int closeSum(int t) {
    int record = close(t);
    open = record;
    return record;
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

  private void growEnds() {
    try {
      ends = Arrays.copyOf(ends, (int) Math.min(LONGEST_ARRAY, 2L * ends.length));
    } catch (OutOfMemoryError e) {
      throw tooLong();
    }
  }

  private RuntimeException tooLong() {
    return fail(
        new IllegalStateException(
            "the gradient needs more than the "
                + top
                + " recorded terms that fit into memory; start Java with a larger heap (-Xmx), or"
                + " make the function do less in one call"));
  }

  private RuntimeException fail(RuntimeException why) {
    failure = why;
    return why;
  }

  /** Refuses the write of an active number to an array that existed before the function ran. */
  RuntimeException oldArray(int place) {
    return fail(
        new Refusal(
            places.get(place),
            "writes a number that depends on the point to an array that existed before the call",
            "make the array inside the function"));
  }

  /** Refuses a call whose receiver is of another class than when the function was read. */
  void expect(Object receiver, Class<?> expected, int place) {
    if (receiver.getClass() != expected) {
      throw fail(
          new Refusal(
              places.get(place),
              "was read for a receiver of "
                  + expected.getName()
                  + " but met one of "
                  + receiver.getClass().getName(),
              "make a new objective for it"));
    }
  }
}
