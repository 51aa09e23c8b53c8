package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Reverse mode: cotangents from the outputs back to the nodes they depend on. */
final class Reverse {
  private final Set<Expr> active;
  private final Map<Expr, List<Masked>> arrived = new HashMap<>();

  private Reverse(Set<Expr> active) {
    this.active = active;
  }

  /** Sum over the outputs of cotangent · Jacobian, for each of {@code wrt}. */
  static List<Expr> vjp(List<Expr> outputs, List<Expr> wrt, List<Expr> cotangents) {
    List<Expr> order = Program.topological(outputs, n -> false);
    Reverse reverse = new Reverse(active(order, wrt));
    for (int i = 0; i < outputs.size(); i++) {
      reverse.arrive(outputs.get(i), Masked.of(cotangents.get(i)));
    }
    Set<Expr> asked = new HashSet<>(wrt);
    Map<Expr, Expr> results = new HashMap<>();
    for (Expr node : order.reversed()) {
      List<Masked> parts = reverse.arrived.remove(node);
      if (parts != null) {
        Masked total = node.origin().during(() -> reverse.visit(node, parts));
        if (asked.contains(node)) {
          results.put(node, node.origin().during(total::value));
        }
      }
    }
    return wrt.stream().map(w -> results.getOrDefault(w, Transposes.zeros(w))).toList();
  }

  /** The nodes of {@code order} that have derivatives by {@code wrt}. */
  static Set<Expr> active(List<Expr> order, List<Expr> wrt) {
    Set<Expr> active = new HashSet<>(wrt);
    for (Expr node : order) {
      if (node.dtype().isFloating()
          && !(node.op() instanceof Op.StopGradient)
          && node.inputs().stream().anyMatch(active::contains)) {
        active.add(node);
      }
    }
    return active;
  }

  private void arrive(Expr node, @Nullable Masked part) {
    if (part != null && active.contains(node)) {
      arrived.computeIfAbsent(node, n -> new ArrayList<>()).add(part);
    }
  }

  private Masked visit(Expr node, List<Masked> parts) {
    Masked g = Masked.sum(Tiles.joined(parts));
    if (node.op() instanceof Op.Call call && node.inputs().stream().anyMatch(active::contains)) {
      List<Expr> cotangents = cotangents(call.function(), node, g.value());
      for (int i = 0; i < cotangents.size(); i++) {
        arrive(node.inputs().get(i), Masked.of(cotangents.get(i)));
      }
      return g;
    }
    for (int i = 0; i < node.inputs().size(); i++) {
      if (active.contains(node.inputs().get(i))) {
        arrive(node.inputs().get(i), Transposes.of(node, i, g));
      }
    }
    return g;
  }

  /** What a custom function says, checked. */
  static List<Expr> cotangents(CustomFunction function, Expr node, Expr cotangent) {
    List<Expr> found = function.vjp().apply(node.inputs(), node, cotangent);
    List<Type> types = found.stream().map(Expr::type).toList();
    List<Type> expected = node.inputs().stream().map(Expr::type).toList();
    if (!types.equals(expected)) {
      throw new IllegalArgumentException(
          "the vjp of custom function "
              + function.name()
              + " makes cotangents of types "
              + types
              + "; it must make one for each input, of its type: "
              + expected);
    }
    return found;
  }
}
