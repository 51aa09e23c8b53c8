package org.thalweg.core.emit;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes {@link Loop.Columns}: blocks of columns outside, the summed axis innermost. */
final class ColumnsWriter {
  /** Vectors that are summed up side by side. */
  private static final int SIDE_BY_SIDE = 4;

  private final MethodWriter m;
  private final Loop.Columns loop;
  private final int lanes;
  private final Map<Integer, Integer> constants = new HashMap<>();

  ColumnsWriter(MethodWriter m, Loop.Columns loop) {
    this.m = m;
    this.loop = loop;
    this.lanes = m.writer.lanes();
  }

  /** The body, with the units to do in the local variables {@code from} and {@code to}. */
  void write(int from, int to) {
    int rest = loop.columns() % lanes;
    if (rest > 0) {
      Stream.of(loop.inner(), loop.outer())
          .flatMap(lane -> lane.instrs().stream())
          .forEach(i -> m.writer.prepareTail(m.code, i.type(), rest));
      loop.stores().forEach(s -> m.writer.prepareTail(m.code, s.to().type(), rest));
    }
    for (int value : MethodWriter.needed(loop.inner(), roots(), constants)) {
      if (loop.inner().get(value).region() == Instr.Region.KERNEL) {
        compute(loop.inner(), value, constants, MethodWriter.Place.NONE);
      }
    }
    m.loop(() -> m.code.iload(from), () -> m.code.iload(to), 1, this::unit);
  }

  private List<Integer> roots() {
    return loop.accumulates().stream().map(Loop.Accumulate::value).distinct().toList();
  }

  private void unit(int unit) {
    m.code.iload(unit).loadConstant(loop.blocks()).idiv();
    int row = m.newLocal(TypeKind.INT);
    m.code.iload(unit).loadConstant(loop.blocks()).irem();
    m.code.loadConstant(Loop.Columns.BLOCK).imul();
    int column = m.newLocal(TypeKind.INT);
    List<Access> all = new ArrayList<>(loop.accesses());
    loop.stores().forEach(s -> all.add(s.to()));
    m.openRow(row, all);

    int rest = loop.columns() % Loop.Columns.BLOCK;
    if (loop.columns() < Loop.Columns.BLOCK) {
      columns(column, rest);
    } else if (rest == 0) {
      columns(column, Loop.Columns.BLOCK);
    } else {
      Label last = m.code.newLabel();
      Label end = m.code.newLabel();
      m.code.iload(column).loadConstant(loop.columns() - rest).if_icmpge(last);
      columns(column, Loop.Columns.BLOCK);
      m.code.goto_(end);
      m.code.labelBinding(last);
      columns(column, rest);
      m.code.labelBinding(end);
    }
  }

  /** {@code width} columns from {@code column} on. */
  private void columns(int column, int width) {
    if (lanes == 1) {
      m.loop(
          () -> m.code.iload(column),
          () -> m.code.iload(column).loadConstant(width).iadd(),
          1,
          i -> sums(i, List.of(0), List.of(0)));
      return;
    }
    int step = lanes * SIDE_BY_SIDE;
    int whole = width / step * step;
    if (whole > 0) {
      List<Integer> starts = Stream.iterate(0, i -> i + lanes).limit(SIDE_BY_SIDE).toList();
      m.loop(
          () -> m.code.iload(column),
          () -> m.code.iload(column).loadConstant(whole).iadd(),
          step,
          i -> sums(i, starts, List.of(0, 0, 0, 0)));
    }
    if (whole < width) {
      List<Integer> starts = new ArrayList<>();
      List<Integer> tails = new ArrayList<>();
      for (int at = whole; at < width; at += lanes) {
        starts.add(at);
        tails.add(width - at < lanes ? width - at : 0);
      }
      sums(column, starts, tails);
    }
  }

  /** Sums up vectors that start at {@code column} plus each of {@code starts}. */
  private void sums(int column, List<Integer> starts, List<Integer> tails) {
    List<Map<Integer, Integer>> results = new ArrayList<>();
    for (int part = 0; part < starts.size(); part++) {
      Map<Integer, Integer> slots = new HashMap<>();
      for (int i = 0; i < loop.accumulates().size(); i++) {
        Loop.Accumulate a = loop.accumulates().get(i);
        m.pushIdentity(a.reduction(), a.type());
        m.writer.splat(m.code, a.type());
        slots.put(i, m.writer.pop(m.code, a.type()));
      }
      results.add(slots);
    }
    m.loop(
        () -> m.code.iconst_0(),
        () -> m.code.loadConstant(loop.count()),
        1,
        count -> {
          for (int part = 0; part < starts.size(); part++) {
            add(
                results.get(part),
                new MethodWriter.Place(count, column, starts.get(part), tails.get(part)));
          }
        });
    for (int part = 0; part < starts.size(); part++) {
      finish(
          results.get(part), new MethodWriter.Place(-1, column, starts.get(part), tails.get(part)));
    }
  }

  private void add(Map<Integer, Integer> sums, MethodWriter.Place place) {
    Map<Integer, Integer> known = new HashMap<>(constants);
    for (int value : MethodWriter.needed(loop.inner(), roots(), known)) {
      compute(loop.inner(), value, known, place);
    }
    for (int i = 0; i < loop.accumulates().size(); i++) {
      Loop.Accumulate a = loop.accumulates().get(i);
      m.combine(
          a.reduction(),
          a.type(),
          sums.getOrDefault(i, -1),
          known.getOrDefault(a.value(), -1),
          m.writer);
    }
  }

  private void finish(Map<Integer, Integer> sums, MethodWriter.Place place) {
    Map<Integer, Integer> known = new HashMap<>();
    List<Integer> slots =
        sums.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    List<Integer> roots = loop.stores().stream().map(Loop.Store::value).distinct().toList();
    for (int value : MethodWriter.needed(loop.outer(), roots, known)) {
      Instr instr = loop.outer().get(value);
      if (instr.op() == LaneOp.SCALAR) {
        known.put(value, slots.get((int) instr.imm()));
      } else {
        compute(loop.outer(), value, known, place);
      }
    }
    for (Loop.Store store : loop.stores()) {
      m.store(loop.outer(), store, m.writer, known.getOrDefault(store.value(), -1), place);
    }
  }

  private void compute(
      LaneCode lane, int value, Map<Integer, Integer> known, MethodWriter.Place place) {
    m.compute(
        lane,
        value,
        m.writer,
        known,
        loop.accesses(),
        place,
        number -> {
          throw new IllegalStateException("sums are known before they are used");
        });
  }
}
