package org.thalweg.core.compile;

import static org.thalweg.core.elementary.RandomNumbers.SECOND_KEY;

import java.util.List;
import org.thalweg.core.elementary.RandomNumbers;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Op;
import org.thalweg.core.kernel.Threefry2x32;

/** Stages for random numbers: element i is made of the bits at counter (i, stream). */
final class RandomStage {
  private RandomStage() {}

  /** The stage that fills {@code to}; the operands are the key and the stream. */
  static Stage of(Op.Random random, Routines.Place to, List<Routines.Place> operands) {
    Routines.Place key = operands.get(0);
    Routines.Place stream = operands.get(1);
    int[] keys = (int[]) key.array();
    int[] streams = (int[]) stream.array();
    int size = random.type().shape().size();
    return () ->
        fill(
            random.distribution(),
            to,
            size,
            keys[key.offset()],
            keys[key.offset() + 1],
            streams[stream.offset()]);
  }

  private static void fill(
      Distribution distribution, Routines.Place to, int size, int key0, int key1, int stream) {
    int at = to.offset();
    switch (to.array()) {
      case int[] bits -> {
        for (int i = 0; i < size; i++) {
          bits[at + i] = (int) Threefry2x32.bits(key0, key1, i, stream);
        }
      }
      case float[] values -> {
        for (int i = 0; i < size; i++) {
          long words = Threefry2x32.bits(key0, key1, i, stream);
          values[at + i] =
              distribution == Distribution.UNIFORM
                  ? RandomNumbers.uniformF32(words)
                  : RandomNumbers.normalF32(words);
        }
      }
      case double[] values -> {
        for (int i = 0; i < size; i++) {
          long words = Threefry2x32.bits(key0, key1, i, stream);
          values[at + i] =
              distribution == Distribution.UNIFORM
                  ? RandomNumbers.uniformF64(words)
                  : RandomNumbers.normalF64(
                      words, Threefry2x32.bits(key0 ^ SECOND_KEY, key1 ^ SECOND_KEY, i, stream));
        }
      }
      default -> throw new IllegalStateException("no random numbers of this type");
    }
  }
}
