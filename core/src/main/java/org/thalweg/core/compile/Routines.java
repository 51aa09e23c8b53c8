package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Stages for the ops that move elements about and are not fused. */
final class Routines {
  private final Lowered lowered;
  private final Memory memory;
  private final Schedule schedule;

  Routines(Lowered lowered, Memory memory, Schedule schedule) {
    this.lowered = lowered;
    this.memory = memory;
    this.schedule = schedule;
  }

  /** A contiguous value: a Java array and where it begins in it. */
  record Place(Object array, int offset) {}

  private Place place(Expr operand) {
    View view = lowered.view(operand);
    Buffer buffer = memory.buffer(view.base());
    return new Place(memory.arrays().get(buffer.array()), buffer.offset() + view.offset());
  }

  private Place result(Expr node) {
    Buffer buffer = memory.buffer(node);
    return new Place(memory.arrays().get(buffer.array()), buffer.offset());
  }

  /** The stage that computes a node by itself. */
  Stage stage(Expr node) {
    return switch (node.op()) {
      case Op.Gather gather -> gather(node, gather.axis());
      case Op.ScatterAdd scatter -> scatterAdd(node, scatter.axis());
      case Op.Concatenate concatenate -> concatenate(node, concatenate.axis());
      case Op.Pad pad -> pad(node, pad);
      case Op.ArgMax argMax -> argMax(node, argMax.axis());
      case Op.Random random -> RandomStage.of(random, result(node), operands(node));
      case Op other -> throw new IllegalStateException(node + " has no routine");
    };
  }

  private List<Place> operands(Expr node) {
    return node.inputs().stream().map(this::place).toList();
  }

  private static int product(Shape shape, int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= shape.dim(i);
    }
    return product;
  }

  private static int checked(int index, int extent, Expr node) {
    if (index < 0 || index >= extent) {
      throw new IndexOutOfBoundsException(
          "index "
              + index
              + " is not between 0 and "
              + (extent - 1)
              + " in "
              + node
              + " built at "
              + node.origin());
    }
    return index;
  }

  private Stage gather(Expr node, int axis) {
    Place x = place(node.inputs().get(0));
    Place indices = place(node.inputs().get(1));
    Place to = result(node);
    Shape shape = node.inputs().get(0).shape();
    int count = node.inputs().get(1).shape().size();
    int outer = product(shape, 0, axis);
    int extent = shape.dim(axis);
    int inner = product(shape, axis + 1, shape.rank());
    int[] index = (int[]) indices.array();
    return () -> {
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < count; i++) {
          int at = checked(index[indices.offset() + i], extent, node);
          System.arraycopy(
              x.array(),
              x.offset() + (o * extent + at) * inner,
              to.array(),
              to.offset() + (o * count + i) * inner,
              inner);
        }
      }
    };
  }

  private Stage scatterAdd(Expr node, int axis) {
    Place x = place(node.inputs().get(0));
    Place indices = place(node.inputs().get(1));
    Place updates = place(node.inputs().get(2));
    Place to = result(node);
    Shape shape = node.shape();
    int count = node.inputs().get(1).shape().size();
    int outer = product(shape, 0, axis);
    int extent = shape.dim(axis);
    int inner = product(shape, axis + 1, shape.rank());
    int[] index = (int[]) indices.array();
    DType dtype = node.dtype();
    return () -> {
      System.arraycopy(x.array(), x.offset(), to.array(), to.offset(), shape.size());
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < count; i++) {
          int at = checked(index[indices.offset() + i], extent, node);
          add(
              dtype,
              to.array(),
              to.offset() + (o * extent + at) * inner,
              updates.array(),
              updates.offset() + (o * count + i) * inner,
              inner);
        }
      }
    };
  }

  private static void add(DType dtype, Object to, int toAt, Object from, int fromAt, int count) {
    switch (dtype) {
      case F32 -> {
        float[] t = (float[]) to;
        float[] f = (float[]) from;
        for (int i = 0; i < count; i++) {
          t[toAt + i] += f[fromAt + i];
        }
      }
      case F64 -> {
        double[] t = (double[]) to;
        double[] f = (double[]) from;
        for (int i = 0; i < count; i++) {
          t[toAt + i] += f[fromAt + i];
        }
      }
      case I32 -> {
        int[] t = (int[]) to;
        int[] f = (int[]) from;
        for (int i = 0; i < count; i++) {
          t[toAt + i] += f[fromAt + i];
        }
      }
      case BOOL -> throw new IllegalStateException("scatter-add of bool");
    }
  }

  private Stage concatenate(Expr node, int axis) {
    Place to = result(node);
    Shape shape = node.shape();
    int outer = product(shape, 0, axis);
    int inner = product(shape, axis + 1, shape.rank());
    int row = shape.dim(axis) * inner;
    List<Stage> copies = new ArrayList<>();
    int at = 0;
    for (Expr part : node.inputs()) {
      int length = part.shape().dim(axis) * inner;
      int start = at;
      at += length;
      Schedule.Placement placement = schedule.placement(lowered.view(part).base());
      boolean placed = placement != null && placement.equals(new Schedule.Placement(node, start));
      if (length > 0 && !placed) {
        Place from = place(part);
        copies.add(() -> {
          for (int o = 0; o < outer; o++) {
            System.arraycopy(
                from.array(),
                from.offset() + o * length,
                to.array(),
                to.offset() + o * row + start,
                length);
          }
        });
      }
    }
    return () -> copies.forEach(Stage::run);
  }

  private Stage pad(Expr node, Op.Pad pad) {
    Place from = place(node.operand());
    Place to = result(node);
    Shape inside = node.operand().shape();
    int[] strides = node.shape().strides();
    int size = node.shape().size();
    int rank = inside.rank();
    boolean run = rank > 0 && pad.interior().get(rank - 1) == 0;
    int length = run ? inside.dim(-1) : 1;
    int[] starts = new int[inside.size() / Math.max(1, length)];
    int[] inStrides = inside.strides();
    for (int i = 0; i < starts.length; i++) {
      int rest = i * length;
      int at = 0;
      for (int d = 0; d < rank; d++) {
        int position = rest / inStrides[d];
        rest %= inStrides[d];
        at += (pad.low().get(d) + position * (pad.interior().get(d) + 1)) * strides[d];
      }
      starts[i] = at;
    }
    return () -> {
      clear(to.array(), to.offset(), size);
      for (int i = 0; i < starts.length; i++) {
        System.arraycopy(
            from.array(), from.offset() + i * length, to.array(), to.offset() + starts[i], length);
      }
    };
  }

  private static void clear(Object array, int offset, int size) {
    switch (array) {
      case float[] a -> Arrays.fill(a, offset, offset + size, 0);
      case double[] a -> Arrays.fill(a, offset, offset + size, 0);
      case int[] a -> Arrays.fill(a, offset, offset + size, 0);
      case boolean[] a -> Arrays.fill(a, offset, offset + size, false);
      default -> throw new IllegalStateException("not an array of elements");
    }
  }

  private Stage argMax(Expr node, int axis) {
    Place x = place(node.operand());
    Place to = result(node);
    Shape shape = node.operand().shape();
    int outer = product(shape, 0, axis);
    int extent = shape.dim(axis);
    int inner = product(shape, axis + 1, shape.rank());
    int[] result = (int[]) to.array();
    return () -> {
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < inner; i++) {
          int at = x.offset() + o * extent * inner + i;
          result[to.offset() + o * inner + i] = argMax(x.array(), at, extent, inner);
        }
      }
    };
  }

  private static int argMax(Object array, int at, int extent, int stride) {
    int best = 0;
    for (int k = 1; k < extent; k++) {
      int a = at + k * stride;
      int b = at + best * stride;
      boolean greater =
          switch (array) {
            case float[] x -> x[a] > x[b] || (Float.isNaN(x[a]) && !Float.isNaN(x[b]));
            case double[] x -> x[a] > x[b] || (Double.isNaN(x[a]) && !Double.isNaN(x[b]));
            case int[] x -> x[a] > x[b];
            default -> throw new IllegalStateException("argmax of other than numbers");
          };
      best = greater ? k : best;
    }
    return best;
  }
}
