package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * A prepared program with its nodes told apart: immediate numbers, leaves that lie in memory, views
 * of other values, and nodes that are computed. A view that some user cannot take as it is becomes
 * a computed copy.
 */
final class Lowered {
  private final List<Expr> outputs = new ArrayList<>();
  private final Set<Expr> copied = new HashSet<>();
  private final Map<Expr, View> views = new HashMap<>();
  private final List<Expr> computed;

  Lowered(Program program) {
    Set<Expr> seen = new HashSet<>();
    for (Expr output : program.outputs()) {
      // Each output has an array of its own: what is a leaf, or an output already, is copied.
      Expr own = output;
      while (isLeaf(own) || own.scalarValue() != null || !seen.add(own)) {
        own = own.stopGradient();
        copied.add(own);
        if (seen.add(own)) {
          break;
        }
      }
      outputs.add(own);
    }
    List<Expr> nodes = Program.topological(outputs, n -> false);
    nodes.forEach(this::legalize);
    // What is computed as an output keeps its memory; a view of it that is an output is copied.
    Set<Expr> claimed = new HashSet<>(outputs);
    for (Expr output : outputs) {
      View view = view(output);
      boolean isView = !view.base().equals(output);
      if (!view.isWhole() || isLeaf(view.base()) || isView && !claimed.add(view.base())) {
        copy(output);
      }
    }
    views.clear();
    nodes.forEach(this::view);
    Set<Expr> needed = needed(nodes);
    computed = nodes.stream().filter(this::isComputed).filter(needed::contains).toList();
  }

  /** Program outputs, each a computed node or a whole view of one. */
  List<Expr> outputs() {
    return outputs;
  }

  /** Computed nodes, each after those it needs. */
  List<Expr> computed() {
    return computed;
  }

  /** True for inputs and constants that lie in memory. */
  static boolean isLeaf(Expr node) {
    return node.op() instanceof Op.Input || node.op() instanceof Op.Constant;
  }

  /** True if the node is computed, that is neither leaf nor number nor mere view. */
  boolean isComputed(Expr node) {
    if (node.shape().size() == 0) {
      return false;
    }
    return copied.contains(node)
        || !(isLeaf(node) || isViewOp(node.op()) || node.scalarValue() != null);
  }

  /** What a computed node takes, in order. A copied view takes what it is a view of. */
  List<Operand> operands(Expr node) {
    if (copied.contains(node)) {
      Double value = node.scalarValue();
      return List.of(
          value == null
              ? new Operand.Read(source(node))
              : new Operand.Immediate(node.dtype(), value));
    }
    List<Operand> operands = new ArrayList<>();
    for (Expr input : node.inputs()) {
      Double value = input.scalarValue();
      operands.add(
          value != null && isElementwise(node) && isImmediate(input)
              ? new Operand.Immediate(input.dtype(), value)
              : new Operand.Read(view(input)));
    }
    return operands;
  }

  /** The operands that are read from somewhere. */
  List<View> reads(Expr node) {
    List<View> reads = new ArrayList<>();
    for (Operand operand : operands(node)) {
      switch (operand) {
        case Operand.Read read -> reads.add(read.view());
        case Operand.Immediate number -> {}
      }
    }
    return reads;
  }

  /** True if an elementwise user takes the node as a number in its code. */
  private boolean isImmediate(Expr node) {
    return node.scalarValue() != null && !copied.contains(node);
  }

  /** Where the elements of a node lie. */
  View view(Expr node) {
    View known = views.get(node);
    if (known == null) {
      known = makeView(node);
      views.put(node, known);
    }
    return known;
  }

  private View makeView(Expr node) {
    return copied.contains(node) || !isViewOp(node.op()) ? View.whole(node) : source(node);
  }

  /** What a view op makes of the view of its operand. */
  private View source(Expr node) {
    View of = view(node.operand());
    return switch (node.op()) {
      case Op.Reshape reshape -> {
        View view = of.reshape(node.shape());
        if (view == null) {
          copied.add(node.operand());
          views.remove(node.operand());
          view = Objects.requireNonNull(View.whole(node.operand()).reshape(node.shape()));
        }
        yield view;
      }
      case Op.Transpose transpose -> of.transpose(transpose.permutation());
      case Op.Broadcast broadcast -> of.broadcast(broadcast.shape());
      case Op.Slice slice -> of.slice(node.shape(), slice.start(), slice.stride());
      case Op other -> of; // stop-gradient
    };
  }

  private static boolean isViewOp(Op op) {
    return switch (op) {
      case Op.Reshape o -> true;
      case Op.Transpose o -> true;
      case Op.Broadcast o -> true;
      case Op.Slice o -> true;
      case Op.StopGradient o -> true;
      case Op.Input o -> false;
      case Op.Constant o -> false;
      case Op.Iota o -> false;
      case Op.Unary o -> false;
      case Op.Binary o -> false;
      case Op.Compare o -> false;
      case Op.Select o -> false;
      case Op.Cast o -> false;
      case Op.Reduce o -> false;
      case Op.ArgMax o -> false;
      case Op.Pad o -> false;
      case Op.Concatenate o -> false;
      case Op.Gather o -> false;
      case Op.ScatterAdd o -> false;
      case Op.MatMul o -> false;
      case Op.Random o -> false;
      case Op.Call o -> false;
    };
  }

  /** True if the op works element by element. */
  boolean isElementwise(Expr node) {
    return copied.contains(node)
        || switch (node.op()) {
          case Op.Unary o -> true;
          case Op.Binary o -> true;
          case Op.Compare o -> true;
          case Op.Select o -> true;
          case Op.Cast o -> true;
          case Op other -> false;
        };
  }

  private void legalize(Expr node) {
    view(node);
    switch (node.op()) {
      case Op.Gather o -> node.inputs().forEach(this::makeContiguous);
      case Op.ScatterAdd o -> node.inputs().forEach(this::makeContiguous);
      case Op.ArgMax o -> node.inputs().forEach(this::makeContiguous);
      case Op.Pad o -> node.inputs().forEach(this::makeContiguous);
      case Op.Concatenate o -> node.inputs().forEach(this::makeContiguous);
      case Op.Random o -> node.inputs().forEach(this::makeContiguous);
      case Op.MatMul o -> node.inputs().forEach(this::makeAddressable);
      case Op.Reduce o -> {
        makeAddressable(node.operand());
        Extents e = Extents.of(o, node.operand().shape());
        View view = view(node.operand());
        if (e.access(view) == null && !copied.contains(node.operand())) {
          copy(node.operand());
        }
      }
      case Op other -> {}
    }
  }

  /** Numbers have no address: a user that reads memory gets them written out. */
  private void makeAddressable(Expr operand) {
    if (isImmediate(operand) && !isLeaf(operand)) {
      copy(operand);
    }
  }

  private void makeContiguous(Expr operand) {
    makeAddressable(operand);
    if (!view(operand).isContiguous()) {
      copy(operand);
    }
  }

  private void copy(Expr node) {
    copied.add(node);
    views.put(node, View.whole(node));
  }

  private Set<Expr> needed(List<Expr> nodes) {
    Set<Expr> needed = new HashSet<>();
    outputs.forEach(o -> needed.add(view(o).base()));
    for (Expr node : nodes.reversed()) {
      if (needed.contains(node) && isComputed(node)) {
        reads(node).forEach(read -> needed.add(read.base()));
      }
    }
    return needed;
  }

  /** A reduction along neighbouring axes, as extents before, of and behind these. */
  record Extents(int rows, int count, int columns) {
    static Extents of(Op.Reduce reduce, Shape shape) {
      int first = reduce.axes().get(0);
      int last = reduce.axes().get(reduce.axes().size() - 1);
      int rows = 1;
      int count = 1;
      int columns = 1;
      for (int i = 0; i < shape.rank(); i++) {
        if (i < first) {
          rows *= shape.dim(i);
        } else if (i <= last) {
          count *= shape.dim(i);
        } else {
          columns *= shape.dim(i);
        }
      }
      return new Extents(rows, count, columns);
    }

    /** The view as rows of any form by count by columns, or null. */
    @Nullable View access(View view) {
      return columns == 1 ? Rowwise.split(view, count) : Rowwise.split(view, count, columns);
    }
  }
}
