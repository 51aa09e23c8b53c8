package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.ir.Op;

/** Element i is made of the two words of Threefry-2x32-20 at counter (i, stream). */
final class RandomNumbers {
  private RandomNumbers() {}

  static Array draw(Op.Random op, Array key, Array stream) {
    Array result = Array.zeros(op.type());
    for (int i = 0; i < result.size(); i++) {
      long words = ScalarMath.threefry(key.i32()[0], key.i32()[1], i, stream.i32()[0]);
      int x0 = (int) words;
      int x1 = (int) (words >>> 32);
      switch (op.distribution()) {
        case BITS -> result.i32()[i] = x0;
        case UNIFORM -> result.set(i, ScalarMath.uniform(x0, x1, op.type().dtype()));
        case NORMAL -> result.set(i, ScalarMath.normal(x0, x1, op.type().dtype()));
      }
    }
    return result;
  }
}
