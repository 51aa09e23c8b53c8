package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/**
 * Applies the {@link Rewrites} to a program until none fits.
 *
 * <p>That it ends: give each element of each value a weight. That of padding and of what has no
 * operands is 4, of a scalar constant 0. Elementwise ops double the sum of their operands' weights
 * and add 1; broadcasts add 3, slices 2 (nothing where they slice what has no operands),
 * concatenations 10, other ops 4; calls weigh 1 more than their bodies. Each rule makes all
 * elements of its node lighter, or leaves their weight and takes away ops, and no op is lighter for
 * heavier operands. A natural number cannot become less for ever.
 */
public final class Simplify {
  private Simplify() {}

  /** A program of the same inputs, and of the same outputs to the bit. */
  public static Program apply(Program program) {
    List<Expr> before = program.outputs();
    List<Expr> after = pass(before, Rewrites.ALL);
    while (!after.equals(before)) {
      before = after;
      after = pass(before, Rewrites.ALL);
    }
    return program.withOutputs(after);
  }

  /**
   * Applies to each node of the program that has these outputs the first rule that fits, operands
   * first.
   *
   * @throws IllegalStateException if a rule changes a node's type, naming both
   */
  static List<Expr> pass(List<Expr> outputs, List<Rewrite> rules) {
    List<Expr> nodes = Program.topological(outputs, n -> false);
    Uses uses = new Uses(nodes, outputs);
    Map<Expr, Expr> known = new HashMap<>();
    for (Expr node : nodes) {
      Expr after = node.origin().during(() -> rewrite(rebuild(node, known), uses, rules));
      known.put(node, after);
      uses.replace(node, after);
    }
    return known(outputs, known);
  }

  private static Expr rebuild(Expr node, Map<Expr, Expr> known) {
    List<Expr> inputs = known(node.inputs(), known);
    return inputs.equals(node.inputs()) ? node : Expr.of(node.op(), inputs);
  }

  private static List<Expr> known(List<Expr> nodes, Map<Expr, Expr> known) {
    List<Expr> found = new ArrayList<>(nodes.size());
    for (Expr node : nodes) {
      found.add(Objects.requireNonNull(known.get(node)));
    }
    return found;
  }

  /** What the first rule that fits makes of a node; values without elements stay as they are. */
  private static Expr rewrite(Expr node, Uses uses, List<Rewrite> rules) {
    if (node.shape().size() == 0) {
      return node;
    }
    for (Rewrite rule : rules) {
      Expr replacement = rule.apply(node, uses);
      if (replacement != null) {
        if (!replacement.type().equals(node.type())) {
          throw new IllegalStateException(
              rule.getClass().getSimpleName() + " makes " + replacement + " of " + node);
        }
        return replacement;
      }
    }
    return node;
  }
}
