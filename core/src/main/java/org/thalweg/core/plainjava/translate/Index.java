package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An integer expression in a loop whose counters change by constants. Arithmetic is modulo 2³², as
 * Java's, so what is of degree 1 changes by the same number from each iteration to the next.
 */
sealed interface Index {
  /** What is not known to be of degree 1. */
  int NOT_LINEAR = 2;

  /** A constant. */
  record Constant(int value) implements Index {}

  /**
   * A local variable.
   *
   * @param local its number where the code goes
   * @param step what an iteration adds to it
   * @param offset what this iteration has added so far
   */
  record Variable(int local, int step, int offset) implements Index {}

  /** The length of an array that is not null. */
  record Length(Reference array) implements Index {}

  /** Arithmetic; a negation has 0 on the left. */
  record Operation(Opcode opcode, Index left, Index right) implements Index {}

  /** Something else. */
  record Other() implements Index {}

  /** Its degree as a polynomial of the number of the iteration, or {@link #NOT_LINEAR}. */
  default int degree() {
    return switch (this) {
      case Constant _, Length _ -> 0;
      case Variable variable -> variable.step == 0 ? 0 : 1;
      case Other _ -> NOT_LINEAR;
      case Operation(Opcode opcode, Index left, Index right) -> {
        int degree =
            opcode == Opcode.IMUL
                ? left.degree() + right.degree()
                : Math.max(left.degree(), right.degree());
        yield opcode == Opcode.ISHL && right.degree() > 0 ? NOT_LINEAR : degree;
      }
    };
  }

  /** What an iteration adds to it; null if that is known at run time only. */
  default @Nullable Integer slope() {
    return switch (this) {
      case Constant _, Length _ -> 0;
      case Variable variable -> variable.step;
      case Other _ -> null;
      case Operation(Opcode opcode, Index left, Index right) -> {
        Integer a = left.slope();
        Integer b = right.slope();
        if (degree() == 0) {
          yield 0;
        }
        yield a == null || b == null
            ? null
            : switch (opcode) {
              case IADD -> (Integer) (a + b);
              case ISUB -> (Integer) (a - b);
              case IMUL ->
                  left instanceof Constant(int value)
                      ? (Integer) (value * b)
                      : right instanceof Constant(int value) ? (Integer) (a * value) : null;
              default -> null;
            };
      }
    };
  }

  /** Pushes its value in the first iteration, 0, or in the next, 1. */
  default void push(CodeBuilder c, int iteration) {
    switch (this) {
      case Constant constant -> c.loadConstant(constant.value);
      case Length length -> {
        length.array.push(c);
        c.arraylength();
      }
      case Variable variable -> {
        c.iload(variable.local);
        int more = variable.offset + iteration * variable.step;
        if (more != 0) {
          c.loadConstant(more).iadd();
        }
      }
      case Operation operation -> {
        operation.left.push(c, iteration);
        operation.right.push(c, iteration);
        c.with(OperatorInstruction.of(operation.opcode));
      }
      case Other _ -> throw new IllegalStateException("not an index");
    }
  }

  /** The same where its variables are others; null if it is made of more than these. */
  default @Nullable Index moved(Map<Integer, Integer> locals) {
    return switch (this) {
      case Constant _ -> this;
      case Length _, Other _ -> null;
      case Variable variable -> {
        Integer local = locals.get(variable.local);
        yield local == null ? null : new Variable(local, variable.step, variable.offset);
      }
      case Operation(Opcode opcode, Index left, Index right) -> {
        Index a = left.moved(locals);
        Index b = right.moved(locals);
        yield a == null || b == null ? null : new Operation(opcode, a, b);
      }
    };
  }
}
