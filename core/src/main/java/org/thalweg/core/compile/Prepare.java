package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * The program in the form that the compiler takes: calls inlined, counting written out as
 * constants, nothing empty, and each reduction along one run of neighbouring axes that is not too
 * long.
 */
final class Prepare {
  /**
   * Sums longer than this to few values are made in two steps, so that they can run in parallel.
   */
  private static final int LONG = 16384;

  private final Map<Expr, Expr> known = new HashMap<>();

  private Prepare() {}

  /** The same outputs, in this form. */
  static Program apply(Program program) {
    Prepare prepare = new Prepare();
    program.inputs().forEach(i -> prepare.known.put(i, i));
    return program.withOutputs(program.outputs().stream().map(prepare::rebuilt).toList());
  }

  private Expr rebuilt(Expr root) {
    for (Expr node : Program.topological(List.of(root), known::containsKey)) {
      List<Expr> inputs = node.inputs().stream().map(known::get).toList();
      known.put(node, node.origin().during(() -> rebuild(node, inputs)));
    }
    return Objects.requireNonNull(known.get(root));
  }

  private Expr rebuild(Expr node, List<Expr> inputs) {
    if (node.shape().size() == 0 && !(node.op() instanceof Op.Input)) {
      return Expr.constant(Array.zeros(node.type()));
    }
    return switch (node.op()) {
      case Op.Call call -> rebuilt(call.function().inline(inputs));
      case Op.Iota iota -> iota(iota);
      case Op.Reduce reduce -> reduce(reduce, inputs.get(0));
      case Op.MatMul m when inputs.get(0).shape().size() == 0 -> Expr.full(node.type(), 0);
      case Op.ScatterAdd s when inputs.get(2).shape().size() == 0 -> inputs.get(0);
      case Op op -> inputs.equals(node.inputs()) ? node : Expr.of(op, inputs);
    };
  }

  /** One row of numbers, repeated. */
  private static Expr iota(Op.Iota iota) {
    Shape shape = iota.type().shape();
    int axis = shape.axis(iota.axis());
    Array values = Array.zeros(Type.of(iota.type().dtype(), shape.dim(axis)));
    for (int i = 0; i < values.size(); i++) {
      values.set(i, i);
    }
    int[] dims = new int[shape.rank() - axis];
    Arrays.fill(dims, 1);
    dims[0] = shape.dim(axis);
    return Expr.constant(values).reshape(dims).broadcast(shape);
  }

  private static Expr reduce(Op.Reduce reduce, Expr x) {
    Shape shape = x.shape();
    if (shape.size() == 0) {
      return Expr.full(Expr.of(reduce, List.of(x)).type(), identity(reduce, x.dtype()));
    }
    // Groups of reduced axes with nothing longer than 1 between them, last group first.
    List<Integer> axes = reduce.axes();
    int end = axes.size();
    int start = end - 1;
    while (start > 0 && isFlat(shape, axes.get(start - 1) + 1, axes.get(start))) {
      start--;
    }
    if (start > 0) {
      Expr inner = reduce(new Op.Reduce(reduce.reduction(), axes.subList(start, end)), x);
      return reduce(new Op.Reduce(reduce.reduction(), axes.subList(0, start)), inner);
    }
    Type type = Expr.of(reduce, List.of(x)).type();
    int count = shape.size() / type.shape().size();
    if (count == 1) {
      return x.reshape(type.shape());
    }
    int outer = product(shape, 0, axes.get(0));
    int inner = product(shape, axes.get(axes.size() - 1) + 1, shape.rank());
    int part = count > LONG && outer * inner < 64 ? divisorNear4096(count) : 0;
    if (part == 0) {
      return Expr.of(reduce, List.of(x));
    }
    Expr parts = x.reshape(outer, count / part, part, inner).reduce(reduce.reduction(), 2);
    return reduce(new Op.Reduce(reduce.reduction(), List.of(1)), parts).reshape(type.shape());
  }

  private static boolean isFlat(Shape shape, int from, int to) {
    return product(shape, from, to) == 1;
  }

  private static int product(Shape shape, int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= shape.dim(i);
    }
    return product;
  }

  /** A divisor between 512 and 16384, the one nearest to 4096 by ratio; 0 if there is none. */
  private static int divisorNear4096(int count) {
    List<Integer> divisors = new ArrayList<>();
    for (int d = 512; d <= LONG && d < count; d++) {
      if (count % d == 0) {
        divisors.add(d);
      }
    }
    return divisors.stream()
        .min(Comparator.comparingDouble(d -> Math.max(d / 4096.0, 4096.0 / d)))
        .orElse(0);
  }

  private static double identity(Op.Reduce reduce, DType dtype) {
    boolean integer = dtype == DType.I32;
    return switch (reduce.reduction()) {
      case SUM -> 0;
      case MAX -> integer ? Integer.MIN_VALUE : Double.NEGATIVE_INFINITY;
      case MIN -> integer ? Integer.MAX_VALUE : Double.POSITIVE_INFINITY;
    };
  }
}
