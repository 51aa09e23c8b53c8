package org.thalweg.core.rewrite;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;

/** Fixed values in their simplest form. */
final class Constants {
  private Constants() {}

  /** The constant of an array; a value repeated where all elements are equal to the bit. */
  static Expr of(Array value) {
    if (!isUniform(value)) {
      return Expr.constant(value);
    }
    Array scalar = Array.zeros(value.type().with(Shape.scalar()));
    System.arraycopy(value.data(), 0, scalar.data(), 0, 1);
    return Expr.constant(scalar).broadcast(value.shape());
  }

  /** Whether all elements are one value. */
  static boolean isUniform(Array value) {
    for (int i = 1; i < value.size(); i++) {
      if (Double.compare(value.get(i), value.get(0)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a number, perhaps repeated: exactly this one, of this sign if it is 0. */
  static boolean is(Expr node, double number) {
    Double value = node.scalarValue();
    return value != null && Double.compare(value, number) == 0;
  }
}
