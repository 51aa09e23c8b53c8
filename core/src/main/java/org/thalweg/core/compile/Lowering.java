package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.thalweg.core.emit.Access;
import org.thalweg.core.emit.Elementwise;
import org.thalweg.core.emit.Instr;
import org.thalweg.core.emit.LaneCode;
import org.thalweg.core.emit.LaneOp;
import org.thalweg.core.emit.LaneType;
import org.thalweg.core.emit.Loop;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Turns one cluster into a loop: which phases it has, what each computes, loads and stores. */
final class Lowering {
  /** An element value that costs more than this is kept for later phases, not computed again. */
  private static final int DEAR = 8;

  private final Lowered lowered;
  private final Cluster cluster;
  private final Set<Expr> members;
  private final Set<Expr> stored;
  private final Map<Expr, Integer> levels = new HashMap<>();
  private final Map<Expr, Integer> reduceIndex = new HashMap<>();

  /** For each value, the cost of computing it in one phase from what lies in memory. */
  private final Map<Expr, Integer> costs = new HashMap<>();

  private final Rowform rowform;

  /** The extents by which a row number is taken apart, the row length and the axis of sums. */
  private record Rowform(int rows, int count, int columns) {}

  /**
   * Plans the phases.
   *
   * @param stored nodes that must be in memory afterwards; dear ones may be added (see {@link
   *     #stored()})
   */
  Lowering(Lowered lowered, Cluster cluster, Set<Expr> stored) {
    this.lowered = lowered;
    this.cluster = cluster;
    this.members = Set.copyOf(cluster.members());
    this.stored = new LinkedHashSet<>(stored);
    this.rowform =
        switch (cluster.form()) {
          case Cluster.Form.Free f -> free(f.size());
          case Cluster.Form.Rows f -> new Rowform(f.rows(), 1, f.columns());
          case Cluster.Form.Columns f -> new Rowform(f.rows(), f.count(), f.columns());
          case Cluster.Form.Single f ->
              throw new IllegalArgumentException("not a loop: " + cluster);
        };
    Expr product = cluster.product();
    if (product != null) {
      this.stored.add(product);
    }
    cluster.members().forEach(m -> levels.put(m, level(m)));
    for (Expr member : cluster.members()) {
      if (member.op() instanceof Op.Reduce) {
        reduceIndex.put(member, 0);
      }
    }
    keepDear();
  }

  /** Nodes that the loop stores or, the product, finds stored. */
  Set<Expr> stored() {
    return stored;
  }

  /** Number of passes over a row. */
  int phases() {
    int phases = 1;
    for (Expr member : cluster.members()) {
      boolean pass = cluster.isElement(member) && stored.contains(member);
      if (pass || member.op() instanceof Op.Reduce) {
        phases = Math.max(phases, phase(member) + 1);
      }
    }
    return phases;
  }

  /** Longest rows in which every operand has one stride. */
  private Rowform free(int size) {
    TreeSet<Integer> candidates = new TreeSet<>(List.of(1, size));
    List<View> views = new ArrayList<>();
    for (Expr member : cluster.members()) {
      for (View view : lowered.reads(member)) {
        if (!members.contains(view.base())) {
          views.add(view);
          candidates.addAll(Rowwise.suffixes(view));
        }
      }
    }
    for (int columns : candidates.descendingSet()) {
      if (size % columns == 0 && views.stream().allMatch(v -> Rowwise.split(v, columns) != null)) {
        return new Rowform(size / columns, 1, columns);
      }
    }
    throw new IllegalStateException("rows of one element always fit");
  }

  /**
   * The pass over the row in which an element value can first be computed; for a value of the row
   * or a sum, the first pass that can use it.
   */
  private int level(Expr member) {
    int level = 0;
    for (View read : lowered.reads(member)) {
      Integer of = levels.get(read.base());
      if (of != null && !(member.op() instanceof Op.MatMul)) {
        level = Math.max(level, of);
      }
    }
    return member.op() instanceof Op.Reduce ? level + 1 : level;
  }

  /** The pass in which something is stored or summed up. */
  private int phase(Expr member) {
    int level = Objects.requireNonNull(levels.get(member));
    return cluster.isElement(member) ? level : Math.max(0, level - 1);
  }

  private void keepDear() {
    if (!(cluster.form() instanceof Cluster.Form.Rows rows) || rows.columns() <= Loop.LANES) {
      return;
    }
    for (Expr member : cluster.members()) {
      if (!cluster.isElement(member)) {
        continue;
      }
      int cost = Cost.of(member);
      for (View read : lowered.reads(member)) {
        Expr base = read.base();
        if (members.contains(base) && cluster.isElement(base) && !stored.contains(base)) {
          cost += costs.getOrDefault(base, 0);
        }
      }
      costs.put(member, cost);
      if (cost > DEAR && !stored.contains(member) && isUsedLater(member)) {
        stored.add(member);
      }
    }
  }

  /** Whether a later phase, by way of members that are not kept, needs the value again. */
  private boolean isUsedLater(Expr value) {
    int level = Objects.requireNonNull(levels.get(value));
    for (Expr user : cluster.members()) {
      boolean uses = lowered.reads(user).stream().anyMatch(read -> read.base() == value);
      if (uses && cluster.isElement(user) && Objects.requireNonNull(levels.get(user)) > level) {
        return true;
      }
    }
    return false;
  }

  /** The loop, with everything where {@code memory} says. */
  Loop loop(Memory memory) {
    return switch (cluster.form()) {
      case Cluster.Form.Free f when rowform.rows() == 1 -> {
        Body body = new Body(memory);
        List<Loop.Store> stores = new ArrayList<>();
        for (Expr node : stored) {
          stores.add(new Loop.Store(body.elementAccess(View.whole(node)), body.element(node, 0)));
        }
        yield new Loop.Flat(rowform.columns(), body.accesses, body.inner, stores);
      }
      case Cluster.Form.Free f -> new Body(memory).rows();
      case Cluster.Form.Rows f -> new Body(memory).rows();
      case Cluster.Form.Columns f -> new Body(memory).columns();
      case Cluster.Form.Single f -> throw new IllegalStateException("not a loop");
    };
  }

  /** The code of one loop, as it grows. */
  private final class Body {
    final List<Access> accesses = new ArrayList<>();
    final LaneCode inner = new LaneCode();
    final LaneCode outer = new LaneCode();
    private final Elementwise innerOps = new Elementwise(inner);
    private final Elementwise outerOps = new Elementwise(outer);
    private final Memory memory;
    private final Map<List<Object>, Integer> elements = new HashMap<>();
    private final Map<Expr, Integer> rows = new HashMap<>();

    Body(Memory memory) {
      this.memory = memory;
    }

    Loop rows() {
      int index = 0;
      List<List<Loop.Accumulate>> sums = new ArrayList<>();
      for (int phase = 0; phase < phases(); phase++) {
        List<Loop.Accumulate> now = new ArrayList<>();
        for (Expr member : cluster.members()) {
          if (member.op() instanceof Op.Reduce reduce && phase(member) == phase) {
            reduceIndex.put(member, index++);
            now.add(
                new Loop.Accumulate(
                    reduce.reduction(),
                    LaneType.of(member.dtype()),
                    element(lowered.operands(member).get(0), phase)));
          }
        }
        sums.add(now);
      }
      List<Loop.Rows.Phase> phases = new ArrayList<>();
      for (int phase = 0; phase < sums.size(); phase++) {
        List<Loop.Store> elementStores = new ArrayList<>();
        List<Loop.Store> rowStores = new ArrayList<>();
        for (Expr node : stored) {
          if (phase(node) != phase || node.op() instanceof Op.MatMul) {
            continue;
          }
          if (cluster.isElement(node)) {
            elementStores.add(
                new Loop.Store(elementAccess(View.whole(node)), element(node, phase)));
          } else {
            rowStores.add(new Loop.Store(rowAccess(View.whole(node), 1), row(node)));
          }
        }
        phases.add(new Loop.Rows.Phase(sums.get(phase), elementStores, rowStores));
      }
      return new Loop.Rows(rowform.rows(), rowform.columns(), accesses, inner, outer, phases);
    }

    Loop columns() {
      List<Loop.Accumulate> sums = new ArrayList<>();
      for (Expr member : cluster.members()) {
        if (member.op() instanceof Op.Reduce reduce) {
          reduceIndex.put(member, sums.size());
          sums.add(
              new Loop.Accumulate(
                  reduce.reduction(),
                  LaneType.of(member.dtype()),
                  element(lowered.operands(member).get(0), 0)));
        }
      }
      List<Loop.Store> stores = new ArrayList<>();
      for (Expr node : stored) {
        stores.add(new Loop.Store(rowAccess(View.whole(node), rowform.columns()), row(node)));
      }
      return new Loop.Columns(
          rowform.rows(), rowform.count(), rowform.columns(), accesses, inner, outer, sums, stores);
    }

    /** The value of an operand for an element, computed in a phase. */
    private int element(Operand operand, int phase) {
      return switch (operand) {
        case Operand.Immediate number -> innerOps.constant(number.dtype(), number.value());
        case Operand.Read read when members.contains(read.view().base()) ->
            element(read.view().base(), phase);
        case Operand.Read read -> load(inner, elementAccess(read.view()));
      };
    }

    /** The value of a member for an element, computed in a phase. */
    int element(Expr member, int phase) {
      List<Object> key = List.of(member, phase);
      Integer known = elements.get(key);
      if (known == null) {
        known = makeElement(member, phase);
        elements.put(key, known);
      }
      return known;
    }

    private int makeElement(Expr member, int phase) {
      if (!cluster.isElement(member)) {
        LaneType type = LaneType.of(member.dtype());
        return inner.record(
            new Instr(LaneOp.SCALAR, type, List.of(), row(member), Instr.Region.ROW));
      }
      boolean kept =
          stored.contains(member)
              && (member.op() instanceof Op.MatMul
                  || Objects.requireNonNull(levels.get(member)) < phase);
      if (kept) {
        return load(
            inner,
            member.op() instanceof Op.MatMul
                ? productAccess(member)
                : elementAccess(View.whole(member)));
      }
      return innerOps.apply(
          member, lowered.operands(member).stream().map(o -> element(o, phase)).toList());
    }

    /** The value of an operand for a row, or behind the sums of a column loop. */
    private int row(Operand operand) {
      return switch (operand) {
        case Operand.Immediate number -> outerOps.constant(number.dtype(), number.value());
        case Operand.Read read when members.contains(read.view().base()) -> row(read.view().base());
        case Operand.Read read ->
            load(
                outer,
                rowAccess(
                    read.view(),
                    cluster.form() instanceof Cluster.Form.Columns ? rowform.columns() : 1));
      };
    }

    /** The value of a member for a row, or behind the sums of a column loop. */
    private int row(Expr member) {
      Integer known = rows.get(member);
      if (known == null) {
        known = makeRow(member);
        rows.put(member, known);
      }
      return known;
    }

    private int makeRow(Expr member) {
      if (member.op() instanceof Op.Reduce) {
        return outer.record(
            new Instr(
                LaneOp.SCALAR,
                LaneType.of(member.dtype()),
                List.of(),
                Objects.requireNonNull(reduceIndex.get(member)),
                Instr.Region.ROW));
      }
      return outerOps.apply(member, lowered.operands(member).stream().map(this::row).toList());
    }

    private int load(LaneCode code, Access access) {
      int number = accesses.indexOf(access);
      if (number < 0) {
        number = accesses.size();
        accesses.add(access);
      }
      return code.record(new Instr(LaneOp.LOAD, access.type(), List.of(), number, access.region()));
    }

    Access elementAccess(View view) {
      if (cluster.form() instanceof Cluster.Form.Columns) {
        return access(view, rowform.count(), rowform.columns());
      }
      return access(view, 1, rowform.columns());
    }

    private Access rowAccess(View view, int columns) {
      return access(view, 1, columns);
    }

    private Access productAccess(Expr product) {
      Access whole = elementAccess(View.whole(product));
      int window = memory.window(product);
      return window == rowform.rows() ? whole : whole.repeated(rowform.rows(), window);
    }

    private Access access(View view, int count, int columns) {
      View split =
          Objects.requireNonNull(
              Rowwise.split(view, count, columns), () -> view + " does not lie in rows");
      Buffer buffer = memory.buffer(view.base());
      int rank = split.shape().rank();
      List<Integer> extents = new ArrayList<>();
      for (int i = 0; i < rank - 2; i++) {
        extents.add(split.shape().dim(i));
      }
      return new Access(
          buffer.array(),
          LaneType.of(view.base().dtype()),
          buffer.offset() + split.offset(),
          List.copyOf(extents),
          split.strides().subList(0, rank - 2),
          count == 1 ? 0 : split.strides().get(rank - 2),
          columns == 1 ? 0 : split.strides().get(rank - 1));
    }
  }

  /** Elements of a unit of the loop times instructions for each: about the work of a unit. */
  long workOfUnit(Loop loop) {
    long cost = 2 + cluster.members().stream().mapToLong(Cost::of).sum();
    return cost
        * switch (loop) {
          case Loop.Flat flat -> Loop.LANES;
          case Loop.Rows rows -> rows.columns();
          case Loop.Columns columns -> (long) columns.count() * Math.min(columns.columns(), 64);
        };
  }
}
