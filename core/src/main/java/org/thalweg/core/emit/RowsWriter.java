package org.thalweg.core.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes {@link Loop.Rows}: rows outside, phases within, elements innermost. */
final class RowsWriter {
  private final MethodWriter m;
  private final Loop.Rows loop;
  private final int lanes;

  /** Values of the element code that hold for the whole kernel or the current row. */
  private final Map<Integer, Integer> elements = new HashMap<>();

  private final Map<Integer, Integer> rowValues = new HashMap<>();
  private final List<Integer> results = new ArrayList<>();

  RowsWriter(MethodWriter m, Loop.Rows loop) {
    this.m = m;
    this.loop = loop;
    this.lanes = m.writer.lanes();
  }

  /** The body, with the rows to do in the local variables {@code from} and {@code to}. */
  void write(int from, int to) {
    prepare();
    List<Integer> roots =
        loop.phases().stream().flatMap(p -> elementRoots(p).stream()).distinct().toList();
    computeElements(roots, Instr.Region.KERNEL, MethodWriter.Place.NONE);
    m.loop(() -> m.code.iload(from), () -> m.code.iload(to), 1, this::row);
  }

  private void prepare() {
    for (Loop.Rows.Phase phase : loop.phases()) {
      phase.accumulates().forEach(a -> m.openScratch(a.type()));
    }
    if (lanes > 1) {
      for (int tail : tails()) {
        Stream.concat(
                loop.inner().instrs().stream().map(Instr::type),
                loop.stores().stream().map(s -> s.to().type()))
            .distinct()
            .forEach(type -> m.writer.prepareTail(m.code, type, tail));
      }
    }
  }

  private List<Integer> tails() {
    int rest = loop.columns() % lanes;
    return rest == 0 ? List.of() : List.of(rest);
  }

  private static List<Integer> elementRoots(Loop.Rows.Phase phase) {
    return Stream.concat(
            phase.accumulates().stream().map(Loop.Accumulate::value),
            phase.elementStores().stream().map(Loop.Store::value))
        .distinct()
        .toList();
  }

  private void row(int row) {
    List<Access> all = new ArrayList<>(loop.accesses());
    loop.stores().forEach(s -> all.add(s.to()));
    m.openRow(row, all);
    elements.keySet().removeIf(v -> loop.inner().get(v).region() != Instr.Region.KERNEL);
    rowValues.clear();
    results.clear();
    for (Loop.Rows.Phase phase : loop.phases()) {
      computeElements(elementRoots(phase), Instr.Region.ROW, MethodWriter.Place.NONE);
      if (loop.columns() <= lanes && lanes > 1) {
        oneBlock(phase);
      } else if (lanes > 1) {
        vectors(phase);
      } else {
        scalars(phase);
      }
      for (Loop.Store store : phase.rowStores()) {
        rowValue(store.value());
        m.store(
            loop.outer(),
            store,
            m.scalar(),
            slot(rowValues, store.value()),
            MethodWriter.Place.NONE);
      }
    }
  }

  private static int slot(Map<Integer, Integer> slots, int value) {
    Integer slot = slots.get(value);
    if (slot == null) {
      throw new IllegalStateException("value " + value + " was not computed");
    }
    return slot;
  }

  /** Computes what the roots need of one region. */
  private void computeElements(List<Integer> roots, Instr.Region region, MethodWriter.Place place) {
    for (int value : MethodWriter.needed(loop.inner(), roots, elements)) {
      if (loop.inner().get(value).region().compareTo(region) <= 0) {
        m.compute(
            loop.inner(), value, m.writer, elements, loop.accesses(), place, this::pushRowValue);
      }
    }
  }

  private void pushRowValue(int value) {
    rowValue(value);
    m.scalar().push(m.code, loop.outer().get(value).type(), slot(rowValues, value));
  }

  private void rowValue(int root) {
    for (int value : MethodWriter.needed(loop.outer(), List.of(root), rowValues)) {
      m.compute(
          loop.outer(),
          value,
          m.scalar(),
          rowValues,
          loop.accesses(),
          MethodWriter.Place.NONE,
          number -> m.scalar().push(m.code, loop.outer().get(value).type(), results.get(number)));
    }
  }

  /** A row of at most one vector: values stay in local variables from phase to phase. */
  private void oneBlock(Loop.Rows.Phase phase) {
    int tail = loop.columns() % lanes;
    MethodWriter.Place place = new MethodWriter.Place(-1, -1, 0, tail);
    computeElements(elementRoots(phase), Instr.Region.INNER, place);
    List<Integer> accumulators = startVectors(phase, 1);
    accumulate(phase, accumulators, 0, 1, place, elements);
    storeElements(phase, place, elements);
    finishVectors(phase, accumulators, 1);
  }

  private void vectors(Loop.Rows.Phase phase) {
    int parts = phase.accumulates().isEmpty() ? 1 : Math.max(1, Loop.LANES / lanes);
    int step = parts * lanes;
    List<Integer> accumulators = startVectors(phase, parts);
    int whole = loop.columns() / step * step;
    if (whole > 0) {
      m.loop(
          () -> m.code.iconst_0(),
          () -> m.code.loadConstant(whole),
          step,
          column -> {
            for (int part = 0; part < parts; part++) {
              block(
                  phase,
                  accumulators,
                  part,
                  parts,
                  new MethodWriter.Place(-1, column, part * lanes, 0));
            }
          });
    }
    for (int part = 0; whole + part * lanes < loop.columns(); part++) {
      int left = loop.columns() - whole - part * lanes;
      block(
          phase,
          accumulators,
          part,
          parts,
          new MethodWriter.Place(-1, -1, whole + part * lanes, left < lanes ? left : 0));
    }
    finishVectors(phase, accumulators, parts);
  }

  private void block(
      Loop.Rows.Phase phase,
      List<Integer> accumulators,
      int part,
      int parts,
      MethodWriter.Place place) {
    Map<Integer, Integer> known = new HashMap<>(elements);
    for (int value : MethodWriter.needed(loop.inner(), elementRoots(phase), known)) {
      m.compute(loop.inner(), value, m.writer, known, loop.accesses(), place, this::pushRowValue);
    }
    accumulate(phase, accumulators, part, parts, place, known);
    storeElements(phase, place, known);
  }

  private void storeElements(
      Loop.Rows.Phase phase, MethodWriter.Place place, Map<Integer, Integer> known) {
    for (Loop.Store store : phase.elementStores()) {
      m.store(loop.inner(), store, m.writer, slot(known, store.value()), place);
    }
  }

  /** A vector of starting values for each accumulation and part. */
  private List<Integer> startVectors(Loop.Rows.Phase phase, int parts) {
    List<Integer> accumulators = new ArrayList<>();
    for (Loop.Accumulate a : phase.accumulates()) {
      for (int part = 0; part < parts; part++) {
        m.pushIdentity(a.reduction(), a.type());
        m.writer.splat(m.code, a.type());
        accumulators.add(m.writer.pop(m.code, a.type()));
      }
    }
    return accumulators;
  }

  private void accumulate(
      Loop.Rows.Phase phase,
      List<Integer> accumulators,
      int part,
      int parts,
      MethodWriter.Place place,
      Map<Integer, Integer> known) {
    for (int i = 0; i < phase.accumulates().size(); i++) {
      Loop.Accumulate a = phase.accumulates().get(i);
      int value = slot(known, a.value());
      if (place.tail() > 0) {
        m.pushIdentity(a.reduction(), a.type());
        m.writer.splat(m.code, a.type());
        int identity = m.writer.pop(m.code, a.type());
        value = m.writer.keepTail(m.code, a.type(), value, identity, place.tail());
      }
      m.combine(a.reduction(), a.type(), accumulators.get(i * parts + part), value, m.writer);
    }
  }

  private void finishVectors(Loop.Rows.Phase phase, List<Integer> accumulators, int parts) {
    for (int i = 0; i < phase.accumulates().size(); i++) {
      Loop.Accumulate a = phase.accumulates().get(i);
      if (parts * lanes < Loop.LANES) {
        m.fillScratch(a.reduction(), a.type(), 0);
      }
      for (int part = 0; part < parts; part++) {
        m.pushScratch(a.type());
        m.code.loadConstant(part * lanes);
        m.writer.store(m.code, a.type(), accumulators.get(i * parts + part), 0);
      }
      results.add(m.foldScratch(a.reduction(), a.type(), 0));
    }
  }

  private void scalars(Loop.Rows.Phase phase) {
    for (int i = 0; i < phase.accumulates().size(); i++) {
      Loop.Accumulate a = phase.accumulates().get(i);
      m.fillScratch(a.reduction(), a.type(), i * Loop.LANES);
    }
    m.loop(
        () -> m.code.iconst_0(),
        () -> m.code.loadConstant(loop.columns()),
        1,
        column -> scalarElement(phase, column));
    for (int i = 0; i < phase.accumulates().size(); i++) {
      Loop.Accumulate a = phase.accumulates().get(i);
      results.add(m.foldScratch(a.reduction(), a.type(), i * Loop.LANES));
    }
  }

  private void scalarElement(Loop.Rows.Phase phase, int column) {
    MethodWriter.Place place = new MethodWriter.Place(-1, column, 0, 0);
    Map<Integer, Integer> known = new HashMap<>(elements);
    for (int value : MethodWriter.needed(loop.inner(), elementRoots(phase), known)) {
      m.compute(loop.inner(), value, m.writer, known, loop.accesses(), place, this::pushRowValue);
    }
    for (int i = 0; i < phase.accumulates().size(); i++) {
      Loop.Accumulate a = phase.accumulates().get(i);
      m.pushScratch(a.type());
      m.code.iload(column).loadConstant(Loop.LANES - 1).iand();
      if (i > 0) {
        m.code.loadConstant(i * Loop.LANES).iadd();
      }
      m.code.dup2();
      m.scalar().load(m.code, a.type(), 0, false);
      int before = m.newLocal(ScalarWriter.kind(a.type()));
      m.combine(a.reduction(), a.type(), before, slot(known, a.value()), m.scalar());
      m.scalar().store(m.code, a.type(), before, 0);
    }
    storeElements(phase, place, known);
  }
}
