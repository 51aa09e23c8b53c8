package org.thalweg.core.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** Applies the {@link Rewrites} to a program until none fits. */
public final class Simplify {
  private Simplify() {}

  /** A program of the same inputs, and of the same outputs to the bit. */
  public static Program apply(Program program) {
    Program before = program;
    Program after = pass(before, Rewrites.ALL);
    while (!after.outputs().equals(before.outputs())) {
      before = after;
      after = pass(before, Rewrites.ALL);
    }
    return after;
  }

  /** Applies to each node of a program the first rule that fits, all at once. */
  static Program pass(Program program, List<Rewrite> rules) {
    Uses uses = Uses.of(program);
    Map<Expr, Expr> known = new HashMap<>();
    for (Expr node : program.nodes()) {
      Expr replacement = node.origin().during(() -> rewrite(node, uses, rules));
      for (Expr part : Program.topological(List.of(replacement), known::containsKey)) {
        known.put(part, rebuild(part, known));
      }
      known.put(node, known(replacement, known));
    }
    return program.withOutputs(program.outputs().stream().map(o -> known(o, known)).toList());
  }

  private static Expr rewrite(Expr node, Uses uses, List<Rewrite> rules) {
    for (Rewrite rule : rules) {
      Expr replacement = rule.apply(node, uses);
      if (replacement != null) {
        return replacement;
      }
    }
    return node;
  }

  private static Expr rebuild(Expr node, Map<Expr, Expr> known) {
    List<Expr> inputs = node.inputs().stream().map(i -> known(i, known)).toList();
    return inputs.equals(node.inputs())
        ? node
        : node.origin().during(() -> Expr.of(node.op(), inputs));
  }

  private static Expr known(Expr node, Map<Expr, Expr> known) {
    return Objects.requireNonNull(known.get(node));
  }
}
