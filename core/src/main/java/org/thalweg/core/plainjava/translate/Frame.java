package org.thalweg.core.plainjava.translate;

import java.util.ArrayList;
import java.util.List;

/** Types of local variables and stack entries where a block starts. */
record Frame(List<Type> locals, List<Type> stack) {
  Frame {
    locals = List.copyOf(locals);
    stack = List.copyOf(stack);
  }

  Frame join(Frame other) {
    if (stack.size() != other.stack.size()) {
      throw new IllegalStateException("stacks of different heights meet");
    }
    return new Frame(join(locals, other.locals), join(stack, other.stack));
  }

  private static List<Type> join(List<Type> a, List<Type> b) {
    List<Type> joined = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      joined.add(Type.join(a.get(i), b.get(i)));
    }
    return joined;
  }
}
