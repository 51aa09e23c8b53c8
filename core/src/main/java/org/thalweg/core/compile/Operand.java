package org.thalweg.core.compile;

import org.thalweg.core.array.DType;

/** What a computed node takes: a number in its code, or elements that lie somewhere. */
sealed interface Operand {

  /** The same number for every element. */
  record Immediate(DType dtype, double value) implements Operand {}

  /** Elements of a leaf or of another computed node. */
  record Read(View view) implements Operand {}
}
