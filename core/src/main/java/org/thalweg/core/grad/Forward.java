package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Forward mode: tangents from nodes on to the outputs that depend on them. */
final class Forward {
  private final Map<Expr, Masked> tangents = new HashMap<>();

  private Forward() {}

  /** Jacobian · tangents of each output, summed over {@code wrt}. */
  static List<Expr> jvp(List<Expr> outputs, List<Expr> wrt, List<Expr> tangents) {
    Map<Expr, List<Masked>> given = new HashMap<>();
    for (int i = 0; i < wrt.size(); i++) {
      given.computeIfAbsent(wrt.get(i), n -> new ArrayList<>()).add(Masked.of(tangents.get(i)));
    }
    Forward forward = new Forward();
    List<Expr> order = Program.topological(outputs, n -> false);
    for (Expr node : order) {
      if (node.dtype().isFloating()) {
        node.origin().during(() -> forward.visit(node, given.getOrDefault(node, List.of())));
      }
    }
    return outputs.stream().map(forward::result).toList();
  }

  private Expr result(Expr output) {
    Masked tangent = tangents.get(output);
    return tangent == null ? Transposes.zeros(output) : output.origin().during(tangent::value);
  }

  private Expr visit(Expr node, List<Masked> given) {
    List<Masked> parts = new ArrayList<>(given);
    if (node.inputs().stream().anyMatch(tangents::containsKey)) {
      parts.addAll(push(node));
    }
    if (!parts.isEmpty()) {
      tangents.put(node, Masked.sum(parts));
    }
    return node;
  }

  /** What the tangents of the inputs add up to in the value: linear ops are applied to them. */
  private List<Masked> push(Expr node) {
    return switch (node.op()) {
      case Op.Unary o -> parts(node, (t, i) -> Partials.unary(o.function(), node).times(t));
      case Op.Binary o -> parts(node, (t, i) -> Partials.binary(o.function(), node, i).times(t));
      case Op.Select o ->
          parts(node, (t, i) -> t.where(i == 1 ? node.operand() : Masked.not(node.operand())));
      case Op.Cast o -> parts(node, (t, i) -> t.scaled(raw -> raw.cast(o.dtype())));
      case Op.Reduce o -> parts(node, (t, i) -> reduce(o, node, t));
      case Op.Reshape o -> moved(node);
      case Op.Transpose o -> moved(node);
      case Op.Broadcast o -> moved(node);
      case Op.Slice o -> moved(node);
      case Op.Pad o -> moved(node);
      case Op.Concatenate o -> {
        List<Expr> values = node.inputs().stream().map(this::valueOrZeros).toList();
        yield List.of(Masked.of(Expr.of(o, values)));
      }
      case Op.Gather o ->
          parts(node, (t, i) -> t.moved(v -> v.gather(o.axis(), node.inputs().get(1))));
      case Op.ScatterAdd o -> scatterAdd(o, node);
      case Op.MatMul o ->
          parts(
              node,
              (t, i) ->
                  t.mixed(v -> i == 0 ? v.matmul(node.inputs().get(1)) : node.operand().matmul(v)));
      case Op.Call o -> List.of(Masked.of(call(o.function(), node)));
      case Op.StopGradient o -> List.of();
      case Op.Input o -> List.of();
      case Op.Constant o -> List.of();
      case Op.Iota o -> List.of();
      case Op.Compare o -> List.of();
      case Op.ArgMax o -> List.of();
      case Op.Random o -> List.of();
    };
  }

  private interface Rule {
    @Nullable Masked push(Masked tangent, int input);
  }

  /** One part for each input that has a tangent. */
  private List<Masked> parts(Expr node, Rule rule) {
    List<Masked> parts = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Masked tangent = tangents.get(node.inputs().get(i));
      Masked part = tangent == null ? null : rule.push(tangent, i);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  private List<Masked> moved(Expr node) {
    return parts(node, (t, i) -> t.moved(v -> Expr.of(node.op(), List.of(v))));
  }

  private static Masked reduce(Op.Reduce op, Expr node, Masked tangent) {
    return switch (op.reduction()) {
      case SUM -> tangent.summed(op.axes());
      case MAX, MIN -> {
        Extremes extremes = Extremes.of(op, node);
        Expr picked = tangent.where(extremes.where()).value();
        yield new Masked(picked, tangent.live(), null).summed(op.axes()).over(extremes.count());
      }
    };
  }

  private List<Masked> scatterAdd(Op.ScatterAdd op, Expr node) {
    Masked x = tangents.get(node.operand());
    Masked updates = tangents.get(node.inputs().get(2));
    if (updates == null) {
      return Stream.of(x).filter(Objects::nonNull).toList();
    }
    Expr onto = valueOrZeros(node.operand());
    return List.of(Masked.of(onto.scatterAdd(op.axis(), node.inputs().get(1), updates.value())));
  }

  private Expr valueOrZeros(Expr node) {
    Masked tangent = tangents.get(node);
    return tangent == null ? Transposes.zeros(node) : tangent.value();
  }

  /**
   * A custom function says how it takes a cotangent back, which is linear: the transpose of that,
   * its derivative by the cotangent, takes tangents forth.
   */
  private Expr call(CustomFunction function, Expr node) {
    Expr cotangent = Expr.input("cotangent", node.type());
    List<Expr> backs = Reverse.cotangents(function, node, cotangent);
    List<Integer> moving =
        IntStream.range(0, backs.size())
            .filter(i -> tangents.containsKey(node.inputs().get(i)))
            .boxed()
            .toList();
    Expr forth =
        Reverse.vjp(
                moving.stream().map(backs::get).toList(),
                List.of(cotangent),
                moving.stream().map(i -> valueOrZeros(node.inputs().get(i))).toList())
            .get(0);
    if (Program.topological(List.of(forth), n -> false).contains(cotangent)) {
      throw new IllegalArgumentException(
          "the vjp of custom function "
              + function.name()
              + " is not linear in its cotangent; let it multiply the cotangent only by what"
              + " does not depend on it");
    }
    return forth;
  }
}
