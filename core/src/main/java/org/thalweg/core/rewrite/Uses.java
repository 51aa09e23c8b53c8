package org.thalweg.core.rewrite;

import java.util.HashMap;
import java.util.Map;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** How often each value of a program is used, so that a rule can tell whether work is shared. */
final class Uses {
  private final Map<Expr, Integer> counts = new HashMap<>();

  /** Counts the uses in a program, its outputs being uses too. */
  static Uses of(Program program) {
    Uses uses = new Uses();
    for (Expr node : program.nodes()) {
      node.inputs().forEach(uses::add);
    }
    program.outputs().forEach(uses::add);
    return uses;
  }

  private void add(Expr used) {
    counts.merge(used, 1, Integer::sum);
  }

  /** Whether a node has one use at most, so that nothing is done twice if its user absorbs it. */
  boolean isSingle(Expr node) {
    return counts.getOrDefault(node, 0) <= 1;
  }
}
