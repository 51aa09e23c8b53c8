package org.thalweg.core.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.core.array.Array;

/** Programs as text: one line a node, {@code %3 = mul(%1, %2) : f32[8]}. */
public final class Printer {
  private Printer() {}

  /** The program, inputs first, ending with the outputs. */
  public static String print(Program program) {
    Map<Expr, String> names = new HashMap<>();
    StringBuilder text = new StringBuilder("program(");
    text.append(
        program.inputs().stream()
            .map(input -> input + ": " + input.type())
            .collect(Collectors.joining(", ")));
    text.append(")\n");
    for (Expr node : program.nodes()) {
      if (node.op() instanceof Op.Input input) {
        names.put(node, input.name());
        continue;
      }
      String name = "%" + names.size();
      names.put(node, name);
      text.append("  ").append(name).append(" = ").append(describe(node.op()));
      text.append(list(node.inputs(), names)).append(" : ").append(node.type()).append('\n');
    }
    return text.append("  return ").append(list(program.outputs(), names)).append('\n').toString();
  }

  private static String list(List<Expr> nodes, Map<Expr, String> names) {
    return nodes.stream()
        .map(n -> names.getOrDefault(n, n.toString()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** An op with its attributes, without its inputs: {@code sum{axes=[0]}}. */
  public static String describe(Op op) {
    return switch (op) {
      case Op.Input o -> "input " + o.name();
      case Op.Constant o -> "constant{" + brief(o.value()) + "}";
      case Op.Iota o -> "iota{axis=" + o.axis() + "}";
      case Op.Unary o -> lower(o.function());
      case Op.Binary o -> lower(o.function());
      case Op.Compare o -> lower(o.comparison());
      case Op.Select o -> "select";
      case Op.Cast o -> "cast{" + o.dtype() + "}";
      case Op.StopGradient o -> "stop-gradient";
      case Op.Reduce o -> lower(o.reduction()) + "{axes=" + o.axes() + "}";
      case Op.ArgMax o -> "argmax{axis=" + o.axis() + "}";
      case Op.Reshape o -> "reshape{" + o.shape() + "}";
      case Op.Transpose o -> "transpose{" + o.permutation() + "}";
      case Op.Broadcast o -> "broadcast{" + o.shape() + "}";
      case Op.Slice o ->
          "slice{start=" + o.start() + ", limit=" + o.limit() + ", stride=" + o.stride() + "}";
      case Op.Pad o ->
          "pad{low=" + o.low() + ", high=" + o.high() + ", interior=" + o.interior() + "}";
      case Op.Concatenate o -> "concatenate{axis=" + o.axis() + "}";
      case Op.Gather o -> "gather{axis=" + o.axis() + "}";
      case Op.ScatterAdd o -> "scatter-add{axis=" + o.axis() + "}";
      case Op.MatMul o -> "matmul";
      case Op.Random o -> "random-" + lower(o.distribution());
      case Op.Call o -> "call " + o.function().name();
    };
  }

  private static String brief(Array value) {
    return value.size() == 1 ? trimmed(value.get(0)) : value.toString();
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
