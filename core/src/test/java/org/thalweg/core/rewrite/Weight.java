package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Reduction;

/**
 * The measure by which simplification ends (see {@link Simplify}): the weights of all elements of
 * all outputs, then the number of ops, values counted as often as they are used. A weight is a
 * polynomial in the weights of the elements that an element is made of. Exact below 2^53.
 */
final class Weight {
  private static final double VIEW = 2;
  private static final double TRANSPOSE = 3;
  private static final double FLATTENING = 10;
  private static final double CONCATENATION = 12;
  private static final double GIVEN = 5;
  private static final double COMBINATION = 100;

  private final Map<Expr, double[]> weights = new HashMap<>();
  private final Map<Expr, Double> sizes = new HashMap<>();

  /** Both numbers of a program. */
  record Measure(double weight, double size) {
    boolean isExact() {
      return weight < 0x1p53 && size < 0x1p53;
    }

    boolean isBelow(Measure other) {
      return weight < other.weight || weight == other.weight && size < other.size;
    }
  }

  static Measure of(Program program) {
    Weight weight = new Weight();
    double total = 0;
    double size = 0;
    for (Expr output : program.outputs()) {
      total += Arrays.stream(weight.of(output)).sum();
      size += weight.size(output);
    }
    return new Measure(total, size);
  }

  private double size(Expr node) {
    Double known = sizes.get(node);
    if (known == null) {
      known = 1 + node.inputs().stream().mapToDouble(this::size).sum();
      sizes.put(node, known);
    }
    return known;
  }

  private double[] of(Expr node) {
    double[] known = weights.get(node);
    if (known == null) {
      known = compute(node);
      weights.put(node, known);
    }
    return known;
  }

  private double[] compute(Expr node) {
    return switch (node.op()) {
      case Op.Input o -> all(node, GIVEN);
      case Op.Iota o -> all(node, GIVEN);
      case Op.Constant o -> all(node, node.shape().rank() == 0 ? 1 : GIVEN);
      case Op.Unary o -> combined(node, 2, 4);
      case Op.Binary o ->
          o.function() == BinaryFunction.POW
              ? combined(node, 5, 8)
              : combined(node, 2, o.function() == BinaryFunction.DIV ? 5 : 4);
      case Op.Compare o -> combined(node, 2, 4);
      case Op.Select o -> combined(node, 2, 4);
      case Op.Cast o -> combined(node, 2, 4);
      case Op.StopGradient o -> combined(node, 1, 1);
      case Op.Broadcast o -> moved(node, 1);
      case Op.Reshape o -> isFree(node) ? moved(node, 0) : moved(node, reshape(node));
      case Op.Slice o -> isFree(node) ? moved(node, 0) : moved(node, VIEW);
      case Op.Transpose o -> isUniform(node.operand()) ? moved(node, 0) : moved(node, TRANSPOSE);
      case Op.Pad o -> {
        double[] padded = moved(node, 3);
        for (int i = 0; i < padded.length; i++) {
          padded[i] = padded[i] == 3 ? GIVEN : padded[i];
        }
        yield padded;
      }
      case Op.Concatenate o -> moved(node, CONCATENATION);
      case Op.Reduce o -> plus(apply(node, List.of(twice(of(node.operand())))), COMBINATION);
      case Op.ArgMax o -> all(node, COMBINATION + 2 * sum(node));
      case Op.Gather o -> all(node, COMBINATION + 2 * sum(node));
      case Op.ScatterAdd o -> all(node, COMBINATION + 2 * sum(node));
      case Op.Random o -> all(node, COMBINATION + 2 * sum(node));
      case Op.MatMul o -> product(node);
      case Op.Call o -> plus(of(o.function().inline(node.inputs())), 1);
    };
  }

  private static boolean isUniform(Expr node) {
    return switch (node.op()) {
      case Op.Broadcast o -> node.operand().shape().size() == 1;
      case Op.Reshape o -> isUniform(node.operand());
      case Op.Slice o -> isUniform(node.operand());
      case Op.Transpose o -> isUniform(node.operand());
      case Op o -> false;
    };
  }

  /** Views of one value repeated, slices of what is given, and reshapes of both. */
  private static boolean isFree(Expr view) {
    Expr x = view.operand();
    return isUniform(x)
        || x.inputs().isEmpty() && x.shape().rank() > 0
        || view.op() instanceof Op.Reshape
            && x.op() instanceof Op.Slice
            && x.operand().inputs().isEmpty();
  }

  private static double reshape(Expr node) {
    return node.shape().rank() < node.operand().shape().rank() ? FLATTENING : VIEW;
  }

  private static double[] all(Expr node, double weight) {
    double[] weights = new double[node.shape().size()];
    Arrays.fill(weights, weight);
    return weights;
  }

  private double sum(Expr node) {
    return node.inputs().stream().mapToDouble(i -> Arrays.stream(of(i)).sum()).sum();
  }

  private double[] combined(Expr node, double factor, double more) {
    double[] weights = all(node, more);
    for (Expr input : node.inputs()) {
      double[] of = of(input);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += factor * of[i];
      }
    }
    return weights;
  }

  /** The op applied to the weights, and something added. */
  private double[] moved(Expr node, double more) {
    return plus(apply(node, node.inputs().stream().map(this::of).toList()), more);
  }

  private double[] product(Expr node) {
    Expr a = node.operand();
    Expr b = node.inputs().get(1);
    double[] left = apply(node, List.of(of(a), all(b, 2)));
    double[] right = apply(node, List.of(all(a, 2), of(b)));
    double[] both = plus(left, COMBINATION);
    for (int i = 0; i < both.length; i++) {
      both[i] += right[i];
    }
    return both;
  }

  private static double[] twice(double[] weights) {
    return Arrays.stream(weights).map(w -> 2 * w).toArray();
  }

  private static double[] plus(double[] weights, double more) {
    return Arrays.stream(weights).map(w -> w + more).toArray();
  }

  /** What the op makes of the weights in place of its inputs; of reductions, always the sum. */
  private static double[] apply(Expr node, List<double[]> weights) {
    List<Expr> formals = new ArrayList<>();
    List<Array> arrays = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Shape shape = node.inputs().get(i).shape();
      formals.add(Expr.input("weights", DType.F64, shape.dims()));
      arrays.add(Array.of(weights.get(i), shape.dims()));
    }
    Op op =
        node.op() instanceof Op.Reduce reduce
            ? new Op.Reduce(Reduction.SUM, reduce.axes())
            : node.op();
    Expr applied = Expr.of(op, formals);
    return Interpreter.evaluate(new Program(formals, List.of(applied)), arrays).get(0).f64();
  }
}
