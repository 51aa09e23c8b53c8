package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partial derivative in code: a sign, times a number.
 *
 * @param number null if it is 1
 */
public record Factor(boolean negative, Node.@Nullable Plain number) {
  static final Factor ONE = new Factor(false, null);

  boolean isOne() {
    return !negative && number == null;
  }

  /** Numbers of the local variables it is made of. */
  public Set<Integer> reads() {
    return number == null ? Set.of() : number.reads();
  }

  Factor negate() {
    return new Factor(!negative, number);
  }

  /** Times a number. */
  Factor times(Node.Plain other) {
    return new Factor(
        negative,
        number == null
            ? other
            : Node.Plain.of(TypeKind.DOUBLE, List.of(number, other), CodeBuilder::dmul));
  }

  /** Divided by a number. */
  Factor over(Node.Plain other) {
    Node.Plain dividend =
        number == null ? Node.Plain.constant(TypeKind.DOUBLE, 1.0, CodeBuilder::dconst_1) : number;
    return new Factor(
        negative, Node.Plain.of(TypeKind.DOUBLE, List.of(dividend, other), CodeBuilder::ddiv));
  }

  /** Pushes it. */
  void accept(CodeBuilder c) {
    if (number == null) {
      c.loadConstant(negative ? -1.0 : 1.0);
      return;
    }
    number.push().accept(c);
    if (negative) {
      c.dneg();
    }
  }
}
