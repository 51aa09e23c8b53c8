package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.IdentityHashMap;
import java.util.List;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;

/** Expressions of doubles in a loop. A variable of the loop may be used more than once. */
final class LoopNumbers {
  static final Node.Plain ZERO = Node.Plain.constant(TypeKind.DOUBLE, 0.0, CodeBuilder::dconst_0);

  /** Operations of an expression, with those that occur again, at most. */
  private static final int MOST_OPERATIONS = 64;

  private final IdentityHashMap<Node, Integer> sizes = new IdentityHashMap<>();

  Node apply(Node.Operation operation, List<Node> args) {
    List<Node.Plain> passive =
        args.stream().filter(Node.Plain.class::isInstance).map(Node.Plain.class::cast).toList();
    Node made =
        passive.size() == args.size()
            ? Node.Plain.of(
                TypeKind.DOUBLE, passive, c -> Recorder.apply(c, operation, TypeKind.DOUBLE))
            : Node.Op.of(operation, TypeKind.DOUBLE, args);
    int size = 1 + args.stream().mapToInt(arg -> sizes.getOrDefault(arg, 0)).sum();
    sizes.put(made, Math.min(size, MOST_OPERATIONS + 1));
    return made;
  }

  boolean isLarge(Node node) {
    return sizes.getOrDefault(node, 0) > MOST_OPERATIONS;
  }
}
