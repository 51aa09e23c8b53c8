package org.thalweg.core.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expressions with some nodes replaced by others of the same type. */
public final class Substitution {
  private final Map<Expr, Expr> known;

  private Substitution(Map<Expr, Expr> known) {
    this.known = known;
  }

  /**
   * Replaces each of {@code from} by the one of {@code to} in its place.
   *
   * @throws IllegalArgumentException if the lists differ in length or types
   */
  public static Substitution of(List<Expr> from, List<Expr> to) {
    if (from.size() != to.size()) {
      throw new IllegalArgumentException(
          "substitution of " + from.size() + " nodes by " + to.size());
    }
    Map<Expr, Expr> known = new HashMap<>();
    for (int i = 0; i < from.size(); i++) {
      if (!from.get(i).type().equals(to.get(i).type())) {
        throw new IllegalArgumentException(
            "cannot put a value of type "
                + to.get(i).type()
                + " in place of "
                + from.get(i)
                + " of type "
                + from.get(i).type());
      }
      known.put(from.get(i), to.get(i));
    }
    return new Substitution(known);
  }

  /** The expression with the replacements made; what has none in it stays the same node. */
  public Expr apply(Expr root) {
    for (Expr node : Program.topological(List.of(root), known::containsKey)) {
      known.computeIfAbsent(node, n -> rebuild(n));
    }
    return known.getOrDefault(root, root);
  }

  private Expr rebuild(Expr node) {
    List<Expr> inputs = node.inputs().stream().map(i -> known.getOrDefault(i, i)).toList();
    return inputs.equals(node.inputs())
        ? node
        : node.origin().during(() -> Expr.of(node.op(), inputs));
  }
}
