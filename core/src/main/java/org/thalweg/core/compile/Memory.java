package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.emit.Loop;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.kernel.MatMulF32;
import org.thalweg.core.kernel.MatMulF64;

/**
 * All memory of a step, planned once: inputs, constants and outputs have arrays of their own; what
 * lives only between stages shares arrays with values whose time does not overlap.
 */
final class Memory {
  /** Elements behind a value, so that its last ones can be read as a whole vector. */
  private static final int BEHIND = Loop.LANES - 1;

  private final Lowered lowered;
  private final Schedule schedule;
  private final List<Object> arrays = new ArrayList<>();
  private final Map<Expr, Buffer> buffers = new HashMap<>();
  private final Map<Expr, Array> owned = new HashMap<>();
  private final List<Free> free = new ArrayList<>();
  private final Map<Expr, Integer> windows = new HashMap<>();

  /** An array that nothing lives in at present. */
  private record Free(int array, DType dtype, int size) {}

  /**
   * Plans.
   *
   * @param inputs of the program
   * @param stored what each cluster leaves in memory, or passes through it
   * @param threads that run it; on one, a product that only its own loop reads is never there in
   *     full, but as many rows of it as are made at a time
   */
  Memory(
      Lowered lowered,
      Schedule schedule,
      List<Expr> inputs,
      Map<Cluster, Set<Expr>> stored,
      int threads) {
    this.lowered = lowered;
    this.schedule = schedule;
    if (threads == 1) {
      schedule.order().forEach(this::window);
    }
    inputs.forEach(i -> own(i, Array.zeros(i.type())));
    lowered.outputs().forEach(o -> output(lowered.view(o).base()));
    plan(stored);
  }

  /** The Java arrays, by number. */
  List<Object> arrays() {
    return arrays;
  }

  /** Where a leaf or a stored node lies. */
  Buffer buffer(Expr node) {
    Buffer buffer = buffers.get(node);
    if (buffer == null && node.op() instanceof Op.Constant constant) {
      own(node, constant.value());
      buffer = buffers.get(node);
    }
    return Objects.requireNonNull(buffer, () -> node + " has no buffer");
  }

  /** Rows of a product that are in memory at a time: row i lies where row i mod this does. */
  int window(Expr product) {
    return windows.getOrDefault(product, rows(product));
  }

  private static int rows(Expr product) {
    return product.shape().size() / product.shape().dim(-1);
  }

  private void window(Cluster cluster) {
    Expr product = cluster.product();
    if (product == null || schedule.stored(cluster).contains(product)) {
      return;
    }
    int m = product.shape().dim(-2);
    int n = product.shape().dim(-1);
    int k = product.inputs().get(0).shape().dim(-1);
    int window =
        product.dtype() == DType.F32 ? MatMulF32.window(m, n, k) : MatMulF64.window(m, n, k);
    if (m == rows(product) && window < m) {
      windows.put(product, window);
    }
  }

  /** The array of an input or output node. */
  Array array(Expr node) {
    return Objects.requireNonNull(owned.get(node));
  }

  private void own(Expr node, Array array) {
    arrays.add(array.data());
    owned.put(node, array);
    buffers.put(node, new Buffer(arrays.size() - 1, 0));
  }

  private void output(Expr node) {
    Expr input = schedule.inPlace(node);
    if (input != null) {
      buffers.put(node, buffer(input));
      owned.put(node, array(input));
    } else if (!buffers.containsKey(node)) {
      own(node, Array.zeros(node.type()));
    }
  }

  private void plan(Map<Cluster, Set<Expr>> stored) {
    List<Cluster> order = schedule.order();
    Map<Expr, Integer> lastUse = lastUse(order);
    List<List<Expr>> ending = new ArrayList<>();
    order.forEach(c -> ending.add(new ArrayList<>()));
    for (int stage = 0; stage < order.size(); stage++) {
      for (Expr node : Objects.requireNonNull(stored.get(order.get(stage)))) {
        Schedule.Placement placement = schedule.placement(node);
        Expr whole = placement == null ? node : placement.whole();
        Expr over = node.op() instanceof Op.MatMul ? overProduct(order.get(stage), node) : null;
        if (over != null) {
          buffers.put(node, buffer(over));
        } else if (!buffers.containsKey(whole)) {
          buffers.put(whole, take(whole.dtype(), length(whole)));
          ending.get(lastUse.getOrDefault(whole, stage)).add(whole);
        }
        if (placement != null) {
          Buffer of = buffer(whole);
          buffers.put(node, new Buffer(of.array(), of.offset() + placement.offset()));
        }
      }
      for (Expr node : ending.get(stage)) {
        free.add(
            new Free(
                buffer(node).array(),
                node.dtype(),
                length(arrays.get(buffer(node).array())) - BEHIND));
      }
    }
  }

  /**
   * What the loop of a product stores where the product lies, or null: an element is written after
   * it was read, unless sums make it be read again.
   */
  private @Nullable Expr overProduct(Cluster cluster, Expr product) {
    boolean once = cluster.members().stream().noneMatch(m -> m.op() instanceof Op.Reduce);
    Set<Expr> needed = schedule.stored(cluster);
    if (!once || windows.containsKey(product) || needed.contains(product)) {
      return null;
    }
    return needed.stream()
        .filter(node ->
            node.dtype() == product.dtype() && node.shape().size() == product.shape().size())
        .filter(node -> !owned.containsKey(node) && schedule.placement(node) == null)
        .findFirst()
        .orElse(null);
  }

  /** The last stage that reads a node, or a part that was written into it. */
  private Map<Expr, Integer> lastUse(List<Cluster> order) {
    Map<Expr, Integer> last = new HashMap<>();
    for (int stage = 0; stage < order.size(); stage++) {
      int now = stage;
      for (Expr member : order.get(stage).members()) {
        use(member, now, last);
        lowered.reads(member).forEach(read -> use(read.base(), now, last));
      }
    }
    return last;
  }

  private void use(Expr node, int stage, Map<Expr, Integer> last) {
    last.put(node, stage);
    Schedule.Placement placement = schedule.placement(node);
    if (placement != null) {
      last.put(placement.whole(), stage);
    }
  }

  /** The smallest free array that is large enough, or a new one. */
  private Buffer take(DType dtype, int size) {
    @Nullable Free best = null;
    for (Free candidate : free) {
      if (candidate.dtype() == dtype
          && candidate.size() >= size
          && (best == null || candidate.size() < best.size())) {
        best = candidate;
      }
    }
    if (best != null) {
      free.remove(best);
      return new Buffer(best.array(), 0);
    }
    arrays.add(Array.zeros(new Type(dtype, Shape.of(size + BEHIND))).data());
    return new Buffer(arrays.size() - 1, 0);
  }

  private int length(Expr node) {
    Integer window = windows.get(node);
    return window == null ? node.shape().size() : window * node.shape().dim(-1);
  }

  private static int length(Object array) {
    return java.lang.reflect.Array.getLength(array);
  }
}
