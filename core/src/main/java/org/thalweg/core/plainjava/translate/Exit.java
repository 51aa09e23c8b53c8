package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a block ends. Blocks are named by their numbers. */
sealed interface Exit {
  /** On to a block. */
  record Jump(int to) implements Exit {}

  /** To a block if the comparison of what is pushed holds, else to the next. */
  record If(Consumer<CodeBuilder> push, Opcode opcode, int to, int next) implements Exit {}

  /** To a block by the number that is pushed. */
  record Switch(Consumer<CodeBuilder> push, Map<Integer, Integer> cases, int otherwise)
      implements Exit {}

  /** Back to the caller, with a value unless the method is void. */
  record Return(@Nullable Value value) implements Exit {}

  /** Throws what is pushed. */
  record Throw(Consumer<CodeBuilder> push) implements Exit {}

  /** The blocks that may follow. */
  default List<Integer> successors() {
    return switch (this) {
      case Jump jump -> List.of(jump.to());
      case If branch -> List.of(branch.to(), branch.next());
      case Switch choice -> {
        List<Integer> all = new ArrayList<>(choice.cases().values());
        all.add(choice.otherwise());
        yield all;
      }
      case Return _, Throw _ -> List.of();
    };
  }
}
