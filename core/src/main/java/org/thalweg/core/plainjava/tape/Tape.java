package org.thalweg.core.plainjava.tape;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a computation. Record r stands for one active number v and holds the partial
 * derivatives of v by other numbers; records 1 to n are the variables, and index 0 stands for a
 * number that does not depend on them. Emitted code appends; {@link Sweep} goes backwards.
 *
 * <p>The terms of a record lie in one chunk, or in several: {@code s += e} appends a chunk to the
 * record of s, as long as no other variable holds that record too ({@link #share}). Going
 * backwards, a use of s is met after the chunks that followed it, and so gets its share right.
 */
public final class Tape extends Chunks {
  /** Memory for one term of a record: a double and an int. */
  private static final int TERM_BYTES = 12;

  /** A call of fewer terms is left as it is. */
  private static final int FEW_TERMS = 24;

  /** A call that returned an array, and recorded fewer terms for each number in it, too. */
  private static final int FEW_TERMS_OF_EACH = 18;

  /** A call of more terms is no longer in the cache. */
  private static final int MANY_TERMS = 1 << 15;

  /** An array of more numbers is left as it is. */
  private static final int FEW_RESULTS = 8;

  private int variables;

  private final Compression compression = new Compression();

  /** Records of residuals that are written; null where there are none. */
  private int @Nullable [] out;

  private final ResidualWrites residuals = new ResidualWrites();

  /** The point, and its indices, if the function does not write to them. */
  double[] point = {};

  int[] pointIndices = {};

  /** Where loops are recorded. */
  final Lanes lanes = new Lanes(this);

  /** Index of the number that a method returned, or of the sum that a loop added to. */
  public int result;

  /** The sum that a loop added to. */
  double sum;

  /** Indices of the array that a method returned. */
  public @Nullable Object indices;

  /**
   * An empty tape.
   *
   * @param places what places of the user's code, by number, are called in a refusal
   */
  public Tape(List<String> places) {
    this(places, (int) Math.min(LONGEST_ARRAY, Runtime.getRuntime().maxMemory() / 2 / TERM_BYTES));
  }

  Tape(List<String> places, int longest) {
    super(places, longest);
  }

  /** The rights of emitted code, whose class is of this package. */
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }

  /** The arrays that will be the point and its indices, at every evaluation. */
  public void know(double[] givenPoint, int[] givenIndices) {
    point = givenPoint;
    pointIndices = givenIndices;
  }

  /**
   * Forgets all but the variables.
   *
   * @param single whether each record must have one chunk
   * @param out records of residuals that will be written
   */
  public void begin(int variables, boolean single, int @Nullable [] out) {
    this.out = out;
    residuals.begin(out);
    this.variables = variables;
    this.single = single;
    lanes.forget();
    clear(variables);
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
    return top == start(chunks) ? 0 : close(top);
  }

  // Additions to a sum. One that adds a multiple of the sum itself makes a new record.

  int add1(int sum, double p, int i) {
    if (i == 0) {
      return sum;
    }
    if (!growing[sum] || i == sum) {
      return sum == 0 ? record1(p, i) : record2(1, sum, p, i);
    }
    int t = room(1);
    put(t, p, i);
    return closeSum(sum, t + 1);
  }

  int add2(int sum, double p, int i, double q, int j) {
    if ((i | j) == 0) {
      return sum;
    }
    if (!growing[sum] || i == sum || j == sum) {
      return sum == 0 ? record2(p, i, q, j) : record3(1, sum, p, i, q, j);
    }
    int t = room(2);
    put(t, p, i);
    put(t + 1, q, j);
    return closeSum(sum, t + 2);
  }

  int add3(int sum, double p, int i, double q, int j, double r, int k) {
    if ((i | j | k) == 0) {
      return sum;
    }
    if (!growing[sum] || i == sum || j == sum || k == sum) {
      return sum == 0 ? record3(p, i, q, j, r, k) : record4(1, sum, p, i, q, j, r, k);
    }
    int t = room(3);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    return closeSum(sum, t + 3);
  }

  int add4(int sum, double p, int i, double q, int j, double r, int k, double s, int l) {
    if ((i | j | k | l) == 0) {
      return sum;
    }
    if (!growing[sum] || i == sum || j == sum || k == sum || l == sum) {
      return addSlowly(sum, p, i, q, j, r, k, s, l);
    }
    int t = room(4);
    put(t, p, i);
    put(t + 1, q, j);
    put(t + 2, r, k);
    put(t + 3, s, l);
    return closeSum(sum, t + 4);
  }

  private int addSlowly(
      int sum, double p, int i, double q, int j, double r, int k, double s, int l) {
    term(1, sum);
    term(p, i);
    term(q, j);
    term(r, k);
    term(s, l);
    return finish();
  }

  /** A record gets a second holder: nothing may be appended to it. */
  void share(int record) {
    growing[record] = false;
    lanes.shared(record);
  }

  // Calls whose records are of use to their results only.

  /** Before such a call; what is returned goes to {@link #leave}. */
  int enter() {
    if (!single) {
      return -1;
    }
    growing[count] = false;
    return count;
  }

  /** After a call that returned a number. */
  void leave(int mark) {
    if (mark >= 0 && result > mark && isWorthwhile(mark, FEW_TERMS)) {
      compression.begin(this);
      compression.add(this, variables, mark, result, 0);
      rewind(mark);
      result = compression.record(this, 0);
    }
  }

  /** After a call that returned an array it made. */
  void leaveArray(int mark) {
    if (mark >= 0
        && indices instanceof int[] records
        && records.length <= FEW_RESULTS
        && isWorthwhile(mark, FEW_TERMS_OF_EACH * records.length)) {
      compression.all(this, variables, mark, records);
    }
  }

  /** After a call that wrote to an array, with these records. */
  void leave(int mark, int[] records) {
    if (mark >= 0 && records == out && isWorthwhile(mark, FEW_TERMS)) {
      compression.begin(this);
      residuals.compress(this, variables, mark, compression);
    }
  }

  private boolean isWorthwhile(int mark, int least) {
    int terms = top - start(mark - variables);
    return terms >= least && terms <= MANY_TERMS;
  }

  /** Records the terms of one of a pair; every second partial derivative is its. */
  int record(int[] from, double[] pairs, int start, int end, int which) {
    int t = room(end - start);
    for (int k = start; k < end; k++) {
      args[t] = from[k];
      partials[t++] = pairs[2 * k + which];
    }
    return t == top ? 0 : close(t);
  }

  /** Forgets the records after one; all have one chunk. */
  void rewind(int mark) {
    top = start(mark - variables);
    chunks = mark - variables;
    count = mark;
    last = mark;
  }

  /** An element of an array was written whose records these are. */
  void wrote(int[] records, int i) {
    lanes.wrote(records);
    if (records == out) {
      residuals.wrote(i, count);
    }
  }
}
