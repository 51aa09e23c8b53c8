package org.thalweg.core.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Reduction;

/**
 * How far each element of each node may move when floating sums add up their terms in another
 * order: n terms, by at most n ε Σ|x| (Higham, Accuracy and Stability of Numerical Algorithms,
 * section 4.2), carried on through the nodes that follow. Infinite where nothing can be said, as
 * behind a comparison that may go either way. Used as the interpreter's observer.
 */
final class SummationBounds implements BiConsumer<Expr, Array> {
  private final Map<Expr, Array> values = new HashMap<>();

  /** Bounds, f64 of the node's shape; a node without one is exact. */
  private final Map<Expr, Array> bounds = new HashMap<>();

  /** The bound of each element of a node that was observed. */
  Array of(Expr node) {
    Array bound = bounds.get(node);
    return bound == null ? Array.zeros(node.type().with(DType.F64)) : bound;
  }

  @Override
  public void accept(Expr node, Array value) {
    values.put(node, value);
    boolean exact = node.inputs().stream().noneMatch(bounds::containsKey);
    boolean sum = isFloatingSum(node);
    if (!exact || sum) {
      Array bound = bound(node, value);
      if (bound != null) {
        bounds.put(node, bound);
      }
    }
  }

  private static boolean isFloatingSum(Expr node) {
    return switch (node.op()) {
      case Op.Reduce r -> r.reduction() == Reduction.SUM && node.dtype().isFloating();
      case Op.Call c -> true; // there may be a sum in it
      case Op o -> false;
    };
  }

  private @Nullable Array bound(Expr node, Array value) {
    return switch (node.op()) {
      case Op.Input o -> null;
      case Op.Constant o -> null;
      case Op.Iota o -> null;
      case Op.Unary o -> PerturbedElements.bound(node, value, valuesIn(node), boundsIn(node));
      case Op.Binary o -> PerturbedElements.bound(node, value, valuesIn(node), boundsIn(node));
      case Op.Compare o -> PerturbedElements.bound(node, value, valuesIn(node), boundsIn(node));
      case Op.Select o -> PerturbedElements.bound(node, value, valuesIn(node), boundsIn(node));
      case Op.Cast o -> PerturbedElements.bound(node, value, valuesIn(node), boundsIn(node));
      case Op.StopGradient o -> of(node.operand());
      case Op.Reduce o ->
          switch (o.reduction()) {
            case SUM -> sum(node);
            case MAX, MIN ->
                apply(new Op.Reduce(Reduction.MAX, o.axes()), List.of(of(node.operand())));
          };
      case Op.ArgMax o -> unknown(node);
      case Op.Reshape o -> moved(node);
      case Op.Transpose o -> moved(node);
      case Op.Broadcast o -> moved(node);
      case Op.Slice o -> moved(node);
      case Op.Pad o -> moved(node);
      case Op.Concatenate o -> moved(node);
      case Op.Gather o ->
          bounds.containsKey(node.inputs().get(1))
              ? unknown(node)
              : apply(o, List.of(of(node.operand()), value(node.inputs().get(1))));
      case Op.ScatterAdd o -> scatter(node);
      case Op.MatMul o -> product(node);
      case Op.Random o -> unknown(node);
      case Op.Call o -> call(o, node);
    };
  }

  /** The same move, of the bounds. */
  private Array moved(Expr node) {
    return apply(node.op(), boundsIn(node));
  }

  private Array sum(Expr node) {
    Expr x = node.operand();
    Array terms = magnitudes(value(x));
    Array total = apply(node.op(), List.of(terms));
    Array carried = apply(node.op(), boundsIn(node));
    double count = (double) x.shape().size() / Math.max(1, node.shape().size());
    return added(total, carried, count * epsilon(node), limit(node));
  }

  private Array scatter(Expr node) {
    Expr x = node.operand();
    Expr indices = node.inputs().get(1);
    Expr updates = node.inputs().get(2);
    if (bounds.containsKey(indices)) {
      return unknown(node);
    }
    Array total =
        apply(node.op(), List.of(magnitudes(value(x)), value(indices), magnitudes(value(updates))));
    Array carried = apply(node.op(), List.of(of(x), value(indices), of(updates)));
    return added(total, carried, (1 + indices.shape().size()) * epsilon(node), limit(node));
  }

  private Array product(Expr node) {
    Expr a = node.operand();
    Expr b = node.inputs().get(1);
    Array x = magnitudes(value(a));
    Array y = magnitudes(value(b));
    Array total = apply(node.op(), List.of(x, y));
    Array carried = apply(node.op(), List.of(of(a), plus(y, of(b))));
    Array others = apply(node.op(), List.of(x, of(b)));
    return added(total, plus(carried, others), a.shape().dim(-1) * epsilon(node), limit(node));
  }

  private Array call(Op.Call op, Expr node) {
    SummationBounds inner = new SummationBounds();
    List<Expr> formals = op.function().formals();
    for (int i = 0; i < formals.size(); i++) {
      Array known = bounds.get(node.inputs().get(i));
      if (known != null) {
        inner.bounds.put(formals.get(i), known);
      }
    }
    Program body = new Program(formals, List.of(op.function().body()));
    Interpreter.evaluate(body, valuesIn(node), inner);
    return inner.of(op.function().body());
  }

  /**
   * rounding · total + carried; unknown where the order decides whether the sum overflows. Never 0,
   * for the sign of a zero sum is open too.
   */
  private static Array added(Array total, Array carried, double rounding, double limit) {
    Array bound = carried.copy();
    for (int i = 0; i < bound.size(); i++) {
      double all = total.get(i) + carried.get(i);
      bound.f64()[i] =
          all < limit
              ? Math.max(Double.MIN_VALUE, rounding * all + carried.get(i))
              : Double.POSITIVE_INFINITY;
    }
    return bound;
  }

  private static Array plus(Array a, Array b) {
    Array sum = a.copy();
    for (int i = 0; i < sum.size(); i++) {
      sum.f64()[i] += b.get(i);
    }
    return sum;
  }

  /** |x| as f64; 0 for NaN and infinities, which come out the same in any order. */
  private static Array magnitudes(Array x) {
    Array result = Array.zeros(x.type().with(DType.F64));
    for (int i = 0; i < x.size(); i++) {
      result.f64()[i] = Double.isFinite(x.get(i)) ? Math.abs(x.get(i)) : 0;
    }
    return result;
  }

  /** The op applied to arrays of other element types than the node has. */
  private static Array apply(Op op, List<Array> in) {
    List<Expr> inputs = new ArrayList<>();
    for (Array array : in) {
      inputs.add(Expr.input("bound", array.type()));
    }
    Expr node = Expr.of(op, inputs);
    return Interpreter.evaluate(new Program(inputs, List.of(node)), in).get(0);
  }

  private static Array unknown(Expr node) {
    Array bound = Array.zeros(node.type().with(DType.F64));
    Arrays.fill(bound.f64(), Double.POSITIVE_INFINITY);
    return bound;
  }

  private static double epsilon(Expr node) {
    return node.dtype() == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0);
  }

  private static double limit(Expr node) {
    return node.dtype() == DType.F32 ? Float.MAX_VALUE / 2 : Double.MAX_VALUE / 2;
  }

  private List<Array> valuesIn(Expr node) {
    return node.inputs().stream().map(this::value).toList();
  }

  private List<Array> boundsIn(Expr node) {
    return node.inputs().stream().map(this::of).toList();
  }

  private Array value(Expr node) {
    Array value = values.get(node);
    if (value == null) {
      throw new IllegalStateException("not observed: " + node);
    }
    return value;
  }
}
