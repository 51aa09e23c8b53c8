package org.thalweg.core.plainjava.tape;

import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a loop's iterations as one chunk of a {@link Tape}. For each number the
 * iterations depend on there is a lane: the records of that number, one for each iteration, and the
 * derivatives by it. {@link LoopSweep} reads them.
 *
 * <p>Derivatives are among the tape's terms. The rest is code: the number of iterations; the
 * distance of their records from each to the next, 0 for a sum; then for each lane its kind, which
 * tells what follows; then how much code this was.
 */
public final class Lanes {
  // In the kind of a lane: what numbers the iterations depend on.

  /** On one for all, whose record follows. */
  static final int ONE = 0;

  /** On neighbours; the record of the first follows. */
  static final int NEIGHBOURS = 1;

  /** On those whose records are equally far apart; the first follows, then the distance. */
  static final int SPREAD = 2;

  /** On any; all records follow. */
  static final int LISTED = 3;

  /** On none that depends on the point. */
  static final int PASSIVE = 4;

  /** All these. */
  static final int NUMBERS = 7;

  // What the derivatives are.

  /** One term for all. */
  static final int SAME = 0;

  /** A term for each iteration. */
  static final int VARYING = 8;

  /** Neighbours among the numbers of the point; the first follows. */
  static final int POINT = 16;

  /** A sum starts with this number: the derivative is 1, and counts once. */
  static final int ONCE = 24;

  /** All these. */
  static final int DERIVATIVES = 24;

  /** With {@link #POINT}: the derivatives are minus these numbers. */
  static final int NEGATIVE = 32;

  // What ends the code of multiples, in place of its length.

  static final int MULTIPLES = -1;

  /** Of a number whose record is that of minus the number. */
  static final int MINUS_MULTIPLES = -2;

  /** How much code multiples are. */
  static final int MULTIPLES_CODE = 4;

  private final Tape tape;
  private int trips;

  /** How many are to come. */
  private int lanes;

  private int from;
  private int at;
  private int term;

  // The lane that was begun.

  private int kind;
  private int record;
  private int step;

  /** Whether every iteration depends on the point. */
  private boolean active;

  // Elements whose records follow each other, and may be added to.

  private int @Nullable [] known;
  private int knownFirst;
  private int knownEnd;
  private int knownRecord;

  Lanes(Tape tape) {
    this.tape = tape;
  }

  /** The records of elements have changed, or may not be added to. */
  void forget() {
    known = null;
  }

  /** Records of an array were written. */
  void wrote(int[] indices) {
    if (indices == known) {
      known = null;
    }
  }

  /** A record may not be added to. */
  void shared(int one) {
    if (one >= knownRecord && one - knownRecord < knownEnd - knownFirst) {
      known = null;
    }
  }

  private void know(int[] indices, int first, int one) {
    known = indices;
    knownFirst = first;
    knownEnd = first + trips;
    knownRecord = one;
  }

  /** Starts a chunk, of which nothing is to be seen before its end; false if it is too long. */
  boolean begin(int iterations, int numbers) {
    long room = (numbers + 2) * (iterations + 5L);
    if (!tape.mayHold(room)) {
      return false;
    }
    term = tape.room((int) room);
    from = tape.codeRoom((int) room);
    at = from + 2;
    trips = iterations;
    lanes = numbers;
    active = false;
    return true;
  }

  /**
   * Writes a chunk at once, as it is met most: iterations that add multiples of neighbours among
   * the numbers of the point, by one number, to neighbours that may be added to or are new. Its
   * code is how many; the first of the point; the record of the one number; then what this is.
   *
   * @param one the record of the number
   * @param negative whether that is the record of minus the number
   * @param array the elements that are multiplied, and their indices
   * @param to the indices of those that are added to
   * @return where the number goes, or -1 if nothing was written: it is another case
   */
  int multiples(
      int iterations,
      int one,
      boolean negative,
      double[] array,
      int @Nullable [] indices,
      int first,
      int stride,
      int @Nullable [] to,
      int toFirst,
      int toStride) {
    if (array != tape.point
        || indices != tape.pointIndices
        || (stride ^ 1 | toStride ^ 1) != 0
        || to == null) {
      return -1;
    }
    int head = knownFirst - knownRecord - toFirst;
    if (to != known || toFirst < knownFirst || toFirst + iterations > knownEnd) {
      head = sums(iterations, to, toFirst);
      if (head == 0) {
        return -1;
      }
    }
    int place = tape.room(1);
    int start = tape.codeRoom(MULTIPLES_CODE);
    int[] code = tape.code;
    code[start] = iterations;
    code[start + 1] = first;
    code[start + 2] = one;
    code[start + 3] = negative ? MINUS_MULTIPLES : MULTIPLES;
    tape.codeTop = start + MULTIPLES_CODE;
    tape.loop(place + 1, head);
    return place;
  }

  /**
   * Makes neighbours known as what may be added to; returns the head of a chunk, 0 if it cannot.
   */
  private int sums(int iterations, int[] indices, int first) {
    trips = iterations;
    int before = indices[first];
    if (before != 0) {
      boolean grows = grows(indices, first, 1, before, 1);
      if (grows) {
        know(indices, first, before);
      }
      return grows ? -before : 0;
    }
    for (int i = first; i < first + iterations; i++) {
      if (indices[i] != 0) {
        return 0;
      }
    }
    int made = tape.fresh(iterations);
    for (int k = 0; k < iterations; k++) {
      indices[first + k] = made + k;
    }
    know(indices, first, made);
    return made;
  }

  /** A lane begins: the elements of an array. */
  void numbers(int @Nullable [] indices, int first, int stride) {
    if (indices == null) {
      number(0);
    } else if (indices == tape.pointIndices) {
      regular(first + 1, stride);
    } else {
      record = indices[first];
      step = indices[first + stride] - record;
      if (isRegular(indices, first, stride)) {
        regular(record, step);
      } else {
        listed(indices, first, stride);
      }
    }
  }

  /** A lane begins: one number. */
  void number(int one) {
    regular(one, 0);
  }

  private void regular(int first, int distance) {
    record = first;
    step = distance;
    // Between two that are not 0 there is none that is.
    active |= first != 0 && first + (trips - 1) * distance != 0;
    kind = distance == 1 ? NEIGHBOURS : distance != 0 ? SPREAD : first == 0 ? PASSIVE : ONE;
  }

  /** The list goes where it will be in the code. */
  private void listed(int[] indices, int first, int stride) {
    kind = LISTED;
    int[] code = tape.code;
    boolean all = true;
    for (int k = 0, i = first, to = at + 1; k < trips; k++, i += stride) {
      code[to + k] = indices[i];
      all &= indices[i] != 0;
    }
    active |= all;
  }

  private void end(int derivatives) {
    lanes--;
    int[] code = tape.code;
    int to = at;
    code[to++] = kind | derivatives;
    switch (kind) {
      case ONE, NEIGHBOURS -> code[to++] = record;
      case SPREAD -> {
        code[to++] = record;
        code[to++] = step;
      }
      case LISTED -> to += trips;
      default -> {}
    }
    at = to;
  }

  /** A lane ends: the derivatives are all the same. Returns where it goes. */
  int same() {
    end(SAME);
    return term++;
  }

  /** A lane ends: each iteration has its own derivative. Returns where the first goes. */
  int varying() {
    end(VARYING);
    int first = term;
    term += trips;
    return first;
  }

  /**
   * A lane ends: the derivatives are the elements of an array, or minus these.
   *
   * @return where the first goes, if only to be written over
   */
  int varying(double[] array, int first, int stride, boolean negative) {
    if (array != tape.point || stride != 1) {
      return varying();
    }
    end(negative ? POINT | NEGATIVE : POINT);
    tape.code[at++] = first;
    return term + 1 + lanes * trips; // after what may still come
  }

  /**
   * Ends the chunk: its iterations add to a number, whose record {@link Tape#result} then is. False
   * if nothing was written: it is not known that every iteration depends on the point.
   */
  boolean sum(int sum) {
    if (!active) {
      return false;
    }
    boolean grows = tape.growing[sum];
    if (sum != 0 && !grows) {
      number(sum);
      end(ONCE);
    }
    tape.result = grows ? sum : tape.fresh(1);
    close(grows ? -sum : tape.result, 0);
    return true;
  }

  /**
   * Ends the chunk: its iterations write to the elements of an array. False if nothing was written.
   *
   * @param adds whether they add to what is there
   */
  boolean cells(int @Nullable [] indices, int first, int stride, boolean adds) {
    if (!active || indices == null) {
      return false;
    }
    if (stride == 0) {
      if (adds && sum(indices[first])) {
        indices[first] = tape.result;
        wrote(indices);
        return true;
      }
      return false;
    }
    if (adds && added(indices, first, stride)) {
      return true;
    }
    int made = tape.fresh(trips);
    close(made, 1);
    for (int k = 0, i = first; k < trips; k++, i += stride) {
      indices[i] = made + k;
    }
    if (stride == 1) {
      know(indices, first, made);
    } else {
      wrote(indices);
    }
    return true;
  }

  /** Ends the chunk if it can add to the records of elements, or makes a lane of these. */
  private boolean added(int[] indices, int first, int stride) {
    if (indices == known && stride == 1 && first >= knownFirst && first + trips <= knownEnd) {
      close(knownFirst - knownRecord - first, 1);
      return true;
    }
    int before = indices[first];
    int distance = indices[first + stride] - before;
    if (distance != 0 && grows(indices, first, stride, before, distance)) {
      close(-before, distance);
      if (stride == 1 && distance == 1) {
        know(indices, first, before);
      }
      return true;
    }
    numbers(indices, first, stride);
    if (kind != PASSIVE) {
      tape.partials[same()] = 1;
    }
    return false;
  }

  private void close(int head, int distance) {
    int[] code = tape.code;
    code[from] = trips;
    code[from + 1] = distance;
    code[at] = at - from;
    tape.codeTop = at + 1;
    tape.loop(term, head);
  }

  private boolean isRegular(int[] indices, int first, int stride) {
    int expected = record;
    for (int k = 0, i = first; k < trips; k++, i += stride) {
      if (indices[i] != expected) {
        return false;
      }
      expected += step;
    }
    return true;
  }

  private boolean grows(int[] indices, int first, int stride, int before, int distance) {
    boolean[] growing = tape.growing;
    int expected = before;
    for (int k = 0, i = first; k < trips; k++, i += stride) {
      if (indices[i] != expected || !growing[expected]) {
        return false;
      }
      expected += distance;
    }
    return true;
  }
}
