package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;

/**
 * An integer in each iteration of a loop: the first, plus the number of the iteration times a
 * stride. All but a constant stride is in local variables.
 *
 * @param index what it is the value of
 */
record Position(Index index, int first, Index stride, int iteration) {
  void pushFirst(CodeBuilder c) {
    c.iload(first);
  }

  void pushStride(CodeBuilder c) {
    stride.push(c, 0);
  }

  /** Whether it is the same in all iterations. */
  boolean isFixed() {
    return stride.equals(new Index.Constant(0));
  }

  /** Pushes it. */
  void push(CodeBuilder c) {
    c.iload(first);
    if (isFixed()) {
      return;
    }
    c.iload(iteration);
    if (!stride.equals(new Index.Constant(1))) {
      pushStride(c);
      c.imul();
    }
    c.iadd();
  }
}
