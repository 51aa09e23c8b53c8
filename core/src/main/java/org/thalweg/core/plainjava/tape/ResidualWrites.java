package org.thalweg.core.plainjava.tape;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which residuals were written in which call. */
final class ResidualWrites {
  private int @Nullable [] records;
  private int[] written = new int[16];
  private int[] writtenAt = new int[16];
  private int count;

  /**
   * Forgets all.
   *
   * @param records of the residuals; null where there are none
   */
  void begin(int @Nullable [] records) {
    this.records = records;
    count = 0;
  }

  /** A residual was written, when there were so many records. */
  void wrote(int residual, int at) {
    if (count == written.length) {
      written = Arrays.copyOf(written, 2 * count);
      writtenAt = Arrays.copyOf(writtenAt, 2 * count);
    }
    written[count] = residual;
    writtenAt[count++] = at;
  }

  /** The first of those written since there were so many records. */
  private int since(int mark) {
    int first = count;
    while (first > 0 && writtenAt[first - 1] > mark) {
      first--;
    }
    return first;
  }

  /** Replaces the records of those written since a call began. */
  void compress(Tape tape, int variables, int mark, Compression compression) {
    int[] all = records;
    if (all == null) {
      return;
    }
    int first = since(mark);
    int last = first;
    int waiting = 0;
    for (int w = first; w < count; w++) {
      int residual = written[w];
      int record = all[residual];
      if (record > mark) {
        if (waiting == 0) {
          waiting = record;
        } else {
          compression.add(tape, variables, mark, waiting, record);
          waiting = 0;
        }
        all[residual] = -1; // one that was written twice is met again
        written[last++] = residual;
      }
    }
    if (waiting != 0) {
      compression.add(tape, variables, mark, waiting, 0);
    }
    tape.rewind(mark);
    count = first;
    for (int w = first; w < last; w++) {
      all[written[w]] = compression.record(tape, w - first);
      wrote(written[w], tape.count);
    }
  }
}
