package org.thalweg.core.plainjava;

import java.lang.classfile.CodeBuilder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A partial derivative in code: a sign, times a number that code pushes, or 1.
 *
 * @param trivial whether the code is short enough to be repeated
 */
record Factor(boolean negative, @Nullable Consumer<CodeBuilder> push, boolean trivial) {
  static final Factor ONE = new Factor(false, null, true);

  boolean isOne() {
    return !negative && push == null;
  }

  Factor negate() {
    return new Factor(!negative, push, trivial);
  }

  /** Times a number. */
  Factor times(Consumer<CodeBuilder> number) {
    Consumer<CodeBuilder> before = push;
    return before == null
        ? new Factor(negative, number, false)
        : new Factor(
            negative,
            c -> {
              before.accept(c);
              number.accept(c);
              c.dmul();
            },
            false);
  }

  /** Divided by a number. */
  Factor over(Consumer<CodeBuilder> number) {
    Consumer<CodeBuilder> before = push == null ? c -> c.dconst_1() : push;
    return new Factor(
        negative,
        c -> {
          before.accept(c);
          number.accept(c);
          c.ddiv();
        },
        false);
  }

  /** Pushes it. */
  void accept(CodeBuilder c) {
    if (push == null) {
      c.loadConstant(negative ? -1.0 : 1.0);
      return;
    }
    push.accept(c);
    if (negative) {
      c.dneg();
    }
  }
}
