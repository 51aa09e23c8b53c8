package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * Makes a program for one example into one for a batch: nodes that depend on what is batched get a
 * new leading axis, and all examples are computed by the same ops at once.
 */
public final class Batching {
  private final int size;
  private final Map<Expr, Expr> batched;

  private Batching(int size, Map<Expr, Expr> batched) {
    this.size = size;
    this.batched = batched;
  }

  /**
   * The outputs with a leading axis for the examples.
   *
   * <p>Calls of custom functions are written out: differentiate before batching where their own
   * derivative matters. Random numbers are the same for all examples. An index out of range in a
   * batched gather or scatter-add may read or write the place of another example.
   *
   * @param outputs values for one example
   * @param inputs nodes that {@code outputs} depend on, each with its values for all examples: its
   *     type with a leading axis, equal for all
   * @return for each output its values for all examples
   * @throws IllegalArgumentException if a type does not fit or the key of random numbers is batched
   */
  public static List<Expr> batch(List<Expr> outputs, Map<Expr, Expr> inputs) {
    Batching batching = new Batching(checkedSize(inputs), new HashMap<>(inputs));
    return outputs.stream().map(batching::all).toList();
  }

  private static int checkedSize(Map<Expr, Expr> inputs) {
    int size = -1;
    for (Map.Entry<Expr, Expr> entry : inputs.entrySet()) {
      Type one = entry.getKey().type();
      Type all = entry.getValue().type();
      if (all.shape().rank() == 0
          || !all.with(all.shape().without(0)).equals(one)
          || (size >= 0 && all.shape().dim(0) != size)) {
        throw new IllegalArgumentException(
            "batch of "
                + entry.getKey()
                + " has type "
                + all
                + "; it needs the type "
                + one
                + " with one leading axis, of the same extent for all that is batched");
      }
      size = all.shape().dim(0);
    }
    if (size < 0) {
      throw new IllegalArgumentException("nothing is batched; name at least one node");
    }
    return size;
  }

  /** The value of a node for all examples, repeated if it is the same for each. */
  private Expr all(Expr root) {
    visit(root);
    return spread(root);
  }

  private void visit(Expr root) {
    for (Expr node : Program.topological(List.of(root), batched::containsKey)) {
      if (node.inputs().stream().anyMatch(batched::containsKey)) {
        batched.put(node, node.origin().during(() -> rule(node)));
      }
    }
  }

  private Expr spread(Expr node) {
    Expr known = batched.get(node);
    return known == null ? node.broadcast(lead(node.shape())) : known;
  }

  private Shape lead(Shape shape) {
    return shape.insert(0, size);
  }

  private Expr rule(Expr node) {
    List<Expr> in = node.inputs();
    return switch (node.op()) {
      case Op.Unary o -> same(o, in);
      case Op.Binary o -> same(o, in);
      case Op.Compare o -> same(o, in);
      case Op.Select o -> same(o, in);
      case Op.Cast o -> same(o, in);
      case Op.StopGradient o -> same(o, in);
      case Op.Reduce o ->
          same(new Op.Reduce(o.reduction(), o.axes().stream().map(a -> a + 1).toList()), in);
      case Op.ArgMax o -> same(new Op.ArgMax(o.axis() + 1), in);
      case Op.Reshape o -> same(new Op.Reshape(lead(o.shape())), in);
      case Op.Transpose o ->
          same(new Op.Transpose(front(0, o.permutation().stream().map(a -> a + 1).toList())), in);
      case Op.Broadcast o -> broadcast(o, spread(node.operand()));
      case Op.Slice o ->
          same(new Op.Slice(front(0, o.start()), front(size, o.limit()), front(1, o.stride())), in);
      case Op.Pad o ->
          same(new Op.Pad(front(0, o.low()), front(0, o.high()), front(0, o.interior())), in);
      case Op.Concatenate o -> same(new Op.Concatenate(o.axis() + 1), in);
      case Op.Gather o -> gather(o, in);
      case Op.ScatterAdd o -> scatterAdd(o, in);
      case Op.MatMul o -> matmul(o, in);
      case Op.Call o -> {
        Expr body = o.function().inline(in);
        yield all(body);
      }
      case Op.Random o ->
          throw new IllegalArgumentException(
              "random numbers built at "
                  + node.origin()
                  + " have a batched key or stream; draw them for the whole batch, outside of what"
                  + " is batched");
      case Op.Input o -> throw leaf(node);
      case Op.Constant o -> throw leaf(node);
      case Op.Iota o -> throw leaf(node);
    };
  }

  private static IllegalStateException leaf(Expr node) {
    return new IllegalStateException(node + " has no inputs to be batched");
  }

  /** The op, its axes already moved, of all inputs with the leading axis. */
  private Expr same(Op op, List<Expr> inputs) {
    return Expr.of(op, inputs.stream().map(this::spread).toList());
  }

  private static List<Integer> front(int first, List<Integer> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private Expr broadcast(Op.Broadcast op, Expr x) {
    Shape aligned = x.shape();
    while (aligned.rank() <= op.shape().rank()) {
      aligned = aligned.insert(1, 1);
    }
    return x.reshape(aligned).broadcast(lead(op.shape()));
  }

  /** A batch of matrices by one matrix needs no copies of that one. */
  private Expr matmul(Op.MatMul op, List<Expr> in) {
    Expr left = batched.get(in.get(0));
    Expr right = in.get(1);
    if (left == null || batched.containsKey(right) || right.shape().rank() > 2) {
      return same(op, in);
    }
    return left.matmul(right);
  }

  private Expr gather(Op.Gather op, List<Expr> in) {
    Expr indices = batched.get(in.get(1));
    if (indices == null) {
      return spread(in.get(0)).gather(op.axis() + 1, in.get(1));
    }
    int axis = op.axis();
    int axes = in.get(1).shape().rank();
    Expr x = batched.get(in.get(0));
    if (x == null) {
      Expr found = in.get(0).gather(axis, indices); // before, batch, indices, after
      return move(found, axis, 1, 0);
    }
    Expr rows = rows(x, axis);
    Expr found = rows.gather(0, rowIndices(indices, x.shape().dim(axis + 1)));
    return move(found, 1, axes, 1 + axis); // batch, before, indices, after
  }

  private Expr scatterAdd(Op.ScatterAdd op, List<Expr> in) {
    Expr x = spread(in.get(0));
    Expr indices = batched.get(in.get(1));
    Expr updates = spread(in.get(2));
    int axis = op.axis();
    if (indices == null) {
      return x.scatterAdd(axis + 1, in.get(1), updates);
    }
    int axes = in.get(1).shape().rank();
    Expr rows = rows(x, axis);
    Expr added =
        rows.scatterAdd(
            0, rowIndices(indices, x.shape().dim(axis + 1)), move(updates, 1 + axis, axes, 1));
    Expr front = move(x, axis + 1, 1, 1);
    return move(added.reshape(front.shape()), 1, 1, axis + 1);
  }

  /** x[batch, before, d, after] as a table [batch · d, before, after]. */
  private Expr rows(Expr x, int axis) {
    Expr front = move(x, axis + 1, 1, 1);
    int extent = front.shape().dim(1);
    return front.reshape(front.shape().without(0).with(0, size * extent));
  }

  /** Indices into that table: the example's number · d more. */
  private Expr rowIndices(Expr indices, int extent) {
    Expr example = Expr.iota(indices.type(), 0);
    return indices.add(example.mul(Expr.full(example.type(), extent)));
  }

  /** Moves {@code count} axes that start at {@code from} so that they start at {@code to}. */
  private static Expr move(Expr x, int from, int count, int to) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
    List<Integer> moved = List.copyOf(axes.subList(from, from + count));
    axes.removeAll(moved);
    axes.addAll(to, moved);
    return x.transpose(axes.stream().mapToInt(a -> a).toArray());
  }
}
