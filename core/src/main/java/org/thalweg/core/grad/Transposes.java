package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * The derivative table, structural part: the cotangent of each input of an op from the cotangent of
 * its value. Linear ops are transposed; elementwise ones are looked up in {@link Partials}.
 */
final class Transposes {
  private Transposes() {}

  /**
   * Cotangent of input {@code i} of {@code node}, null where that is zero whatever {@code g} is.
   * Not for calls, whose inputs get theirs all at once.
   */
  static @Nullable Masked of(Expr node, int i, Masked g) {
    Expr x = node.inputs().get(i);
    return switch (node.op()) {
      case Op.Unary o -> Partials.unary(o.function(), node).times(g);
      case Op.Binary o -> Partials.binary(o.function(), node, i).times(g);
      case Op.Select o ->
          i == 0 ? null : g.where(i == 1 ? node.operand() : Masked.not(node.operand()));
      case Op.Cast o -> g.scaled(raw -> raw.cast(x.dtype()));
      case Op.Reduce o -> reduce(o, x, node, g);
      case Op.Reshape o -> g.moved(v -> reshape(v, x.shape()));
      case Op.Transpose o -> g.moved(v -> v.transpose(inverse(o.permutation())));
      case Op.Broadcast o -> broadcast(x.shape(), o.shape(), g);
      case Op.Slice o -> g.moved(v -> slice(o, x.shape(), v));
      case Op.Pad o -> g.moved(v -> pad(o, x.shape(), v));
      case Op.Concatenate o -> {
        int start = 0;
        for (Expr before : node.inputs().subList(0, i)) {
          start += before.shape().dim(o.axis());
        }
        int from = start;
        yield g.moved(v -> v.slice(o.axis(), from, from + x.shape().dim(o.axis())));
      }
      case Op.Gather o ->
          i == 0 ? g.mixed(v -> zeros(x).scatterAdd(o.axis(), node.inputs().get(1), v)) : null;
      case Op.ScatterAdd o ->
          switch (i) {
            case 0 -> g;
            case 2 -> g.moved(v -> v.gather(o.axis(), node.inputs().get(1)));
            default -> null;
          };
      case Op.MatMul o ->
          i == 0
              ? g.mixed(v -> v.matmul(node.inputs().get(1).t()))
              : g.mixed(v -> node.operand().t().matmul(v));
      case Op.Input o -> null;
      case Op.Constant o -> null;
      case Op.Iota o -> null;
      case Op.Compare o -> null;
      case Op.StopGradient o -> null;
      case Op.ArgMax o -> null;
      case Op.Random o -> null;
      case Op.Call o -> throw new IllegalStateException("a call has a derivative of its own");
    };
  }

  private static Masked reduce(Op.Reduce op, Expr x, Expr node, Masked g) {
    return switch (op.reduction()) {
      case SUM -> g.moved(v -> spread(v, x.shape(), op.axes()));
      case MAX, MIN -> {
        Extremes extremes = Extremes.of(op, node);
        yield g.over(extremes.count())
            .moved(v -> spread(v, x.shape(), op.axes()))
            .where(extremes.where());
      }
    };
  }

  /** A reduced value repeated along the axes that went away. */
  static Expr spread(Expr reduced, Shape shape, List<Integer> axes) {
    Double constant = reduced.scalarValue();
    if (constant != null) {
      return Expr.full(reduced.type().with(shape), constant);
    }
    if (axes.equals(IntStream.range(0, axes.size()).boxed().toList())) {
      return reduced.broadcast(shape); // leading axes come back by themselves
    }
    Shape kept = shape;
    for (int axis : axes) {
      kept = kept.with(axis, 1);
    }
    return reduced.reshape(kept).broadcast(shape);
  }

  private static Expr reshape(Expr v, Shape shape) {
    Double constant = v.scalarValue();
    if (constant != null) {
      return Expr.full(v.type().with(shape), constant);
    }
    return v.op() instanceof Op.Reshape ? reshape(v.operand(), shape) : v.reshape(shape);
  }

  private static int[] inverse(List<Integer> permutation) {
    return IntStream.range(0, permutation.size()).map(permutation::indexOf).toArray();
  }

  /** The transpose of repeating is summing, over new axes and over those that had extent 1. */
  private static Masked broadcast(Shape from, Shape to, Masked g) {
    int lead = to.rank() - from.rank();
    List<Integer> axes =
        IntStream.range(0, to.rank())
            .filter(i -> i < lead || from.dim(i - lead) != to.dim(i))
            .boxed()
            .toList();
    return g.summed(axes).moved(v -> reshape(v, from));
  }

  private static Expr slice(Op.Slice op, Shape from, Expr v) {
    List<Integer> high = new ArrayList<>();
    List<Integer> interior = new ArrayList<>();
    for (int i = 0; i < from.rank(); i++) {
      int span = span(v.shape().dim(i), op.stride().get(i));
      high.add(from.dim(i) - op.start().get(i) - span);
      interior.add(op.stride().get(i) - 1);
    }
    return v.pad(op.start(), high, interior);
  }

  private static Expr pad(Op.Pad op, Shape from, Expr v) {
    List<Integer> limit = new ArrayList<>();
    List<Integer> stride = new ArrayList<>();
    for (int i = 0; i < from.rank(); i++) {
      stride.add(op.interior().get(i) + 1);
      limit.add(op.low().get(i) + span(from.dim(i), stride.get(i)));
    }
    return v.slice(op.low(), limit, stride);
  }

  /** Places from the first to the last of so many elements at this stride. */
  private static int span(int elements, int stride) {
    return elements == 0 ? 0 : (elements - 1) * stride + 1;
  }

  /** Zeros of the type of a node. */
  static Expr zeros(Expr like) {
    return Expr.full(like.type(), 0);
  }
}
