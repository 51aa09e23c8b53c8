package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers like {@code c - x}, whose derivative by another is -1. In a local variable such a number
 * takes no record of its own: it shares that of the other, and its type says so.
 */
public final class Reflection {
  private Reflection() {}

  /** The active number that an expression reflects; null if it does not. */
  public static Node.@Nullable Leaf of(Node.Op op) {
    return op.kind() == TypeKind.DOUBLE ? reflected(op, false) : null;
  }

  private static Node.@Nullable Leaf reflected(Node node, boolean negative) {
    return switch (node) {
      case Node.Plain _ -> null;
      case Node.Leaf leaf -> negative && leaf.kind() == TypeKind.DOUBLE ? leaf : null;
      case Node.Op op -> {
        Node first = op.args().getFirst();
        Node last = op.args().getLast();
        yield switch (op.operation()) {
          case Node.Reflected _ -> reflected(first, !negative);
          case Node.Arithmetic(Node.Kind kind, var _) ->
              switch (kind) {
                case NEG -> reflected(first, !negative);
                case ADD, SUB -> {
                  if (last instanceof Node.Plain) {
                    yield reflected(first, negative);
                  }
                  yield first instanceof Node.Plain
                      ? reflected(last, (kind == Node.Kind.SUB) != negative)
                      : null;
                }
                case MUL, DIV, REM -> null;
              };
          case Node.Rounding _, Node.Call _ -> null;
        };
      }
    };
  }

  /** Copies the index of a number to that of one that reflects it. */
  public static void share(CodeBuilder c, Node.Leaf reflected, int index) {
    if (reflected.index() != index) {
      c.iload(reflected.index()).istore(index);
      Recorder.share(c, index);
    }
  }

  /** What a local variable holds that has the record of a number it reflects. */
  public static Node.Op held(Node.Leaf leaf) {
    return Node.Op.of(new Node.Reflected(), leaf.kind(), List.of(leaf));
  }
}
