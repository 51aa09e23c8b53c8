package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An expression that has not been emitted yet. It has no side effects and reads only locals. */
public sealed interface Node {
  /** The kind of its value. */
  TypeKind kind();

  /** Numbers of the local variables it reads. */
  Set<Integer> reads();

  /**
   * A passive expression.
   *
   * @param push emits code that pushes it
   * @param key equal to that of another with the same value; null if it takes more than one
   *     instruction
   */
  record Plain(TypeKind kind, Consumer<CodeBuilder> push, Set<Integer> reads, @Nullable Object key)
      implements Node {
    private record Local(int number) {}

    /** A local variable. */
    public static Plain local(TypeKind kind, int local) {
      return new Plain(kind, c -> c.loadLocal(kind, local), Set.of(local), new Local(local));
    }

    /** A constant, told from others by its key. */
    public static Plain constant(TypeKind kind, Object key, Consumer<CodeBuilder> push) {
      return new Plain(kind, push, Set.of(), key);
    }

    /** Whether it may be pushed any number of times. */
    public boolean trivial() {
      return key != null;
    }

    /** Whether another is the same variable or constant. */
    public boolean isSame(Plain other) {
      return key != null && key.equals(other.key);
    }

    /** Operands, then code that takes them. */
    public static Plain of(TypeKind kind, List<Plain> operands, Consumer<CodeBuilder> then) {
      Set<Integer> reads = new HashSet<>();
      operands.forEach(operand -> reads.addAll(operand.reads));
      return new Plain(
          kind,
          c -> {
            operands.forEach(operand -> operand.push.accept(c));
            then.accept(c);
          },
          reads,
          null);
    }
  }

  /** An active number in a local variable, its tape index in another. */
  record Leaf(TypeKind kind, int value, int index) implements Node {
    @Override
    public Set<Integer> reads() {
      return Set.of(value, index);
    }
  }

  /** An operation with an active operand. */
  record Op(Operation operation, TypeKind kind, List<Node> args, Set<Integer> reads)
      implements Node {
    /** An operation on operands, of which one is active. */
    public static Op of(Operation operation, TypeKind kind, List<Node> args) {
      Set<Integer> reads = new HashSet<>();
      args.forEach(arg -> reads.addAll(arg.reads()));
      return new Op(operation, kind, args, reads);
    }

    /** The active numbers in it. */
    public List<Leaf> leaves() {
      List<Leaf> found = new ArrayList<>();
      for (Node arg : args) {
        switch (arg) {
          case Leaf leaf -> found.add(leaf);
          case Op op -> found.addAll(op.leaves());
          case Plain _ -> {}
        }
      }
      return found;
    }
  }

  /** What an {@link Op} does. */
  sealed interface Operation {}

  /** Arithmetic of doubles or floats. */
  record Arithmetic(Kind of, Opcode opcode) implements Operation {}

  /** Rounding to float, or float to double. */
  record Rounding(Opcode opcode) implements Operation {}

  /** The number itself, whose derivative by the record it has is -1: see {@link Reflection}. */
  record Reflected() implements Operation {}

  /** A function of {@link Math} or {@link StrictMath}. */
  record Call(MathFunction function, java.lang.constant.ClassDesc owner) implements Operation {}

  /** Kinds of arithmetic. */
  enum Kind {
    ADD,
    SUB,
    MUL,
    DIV,
    REM,
    NEG
  }
}
