package org.thalweg.core.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.ir.Expr;

/** How often each value of a program is used, so that a rule can tell whether work is shared. */
final class Uses {
  private final Map<Expr, Integer> counts = new HashMap<>();

  /** Counts the uses by a program's nodes; its outputs are uses too. */
  Uses(List<Expr> nodes, List<Expr> outputs) {
    for (Expr node : nodes) {
      node.inputs().forEach(this::add);
    }
    outputs.forEach(this::add);
  }

  /** Gives the uses of a node to what it is replaced by, beside those that this has. */
  void replace(Expr node, Expr by) {
    if (!by.equals(node)) {
      counts.merge(by, counts.getOrDefault(node, 0), Integer::sum);
    }
  }

  private void add(Expr used) {
    counts.merge(used, 1, Integer::sum);
  }

  /** Whether a node has one use at most, so that nothing is done twice if its user absorbs it. */
  boolean isSingle(Expr node) {
    return counts.getOrDefault(node, 0) <= 1;
  }
}
