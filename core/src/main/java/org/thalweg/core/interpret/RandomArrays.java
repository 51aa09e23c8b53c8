package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.elementary.RandomNumbers;
import org.thalweg.core.ir.Op;
import org.thalweg.core.kernel.Threefry2x32;

/** Element i is made of the two words of Threefry-2x32 at counter (i, stream). */
final class RandomArrays {
  private RandomArrays() {}

  static Array draw(Op.Random op, Array key, Array stream) {
    Array result = Array.zeros(op.type());
    boolean single = op.type().dtype() == DType.F32;
    for (int i = 0; i < result.size(); i++) {
      long words = words(key, stream, i, 0);
      switch (op.distribution()) {
        case BITS -> result.i32()[i] = (int) words;
        case UNIFORM ->
            result.set(
                i, single ? RandomNumbers.uniformF32(words) : RandomNumbers.uniformF64(words));
        case NORMAL ->
            result.set(
                i,
                single
                    ? RandomNumbers.normalF32(words)
                    : RandomNumbers.normalF64(
                        words, words(key, stream, i, RandomNumbers.SECOND_KEY)));
      }
    }
    return result;
  }

  private static long words(Array key, Array stream, int i, int change) {
    return Threefry2x32.bits(key.i32()[0] ^ change, key.i32()[1] ^ change, i, stream.i32()[0]);
  }
}
