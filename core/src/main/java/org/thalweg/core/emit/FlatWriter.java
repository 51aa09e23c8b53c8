package org.thalweg.core.emit;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@link Loop.Flat}: one loop over elements that lie one after the other. */
final class FlatWriter {
  private final MethodWriter m;
  private final Loop.Flat loop;
  private final Map<Integer, Integer> constants = new HashMap<>();

  FlatWriter(MethodWriter m, Loop.Flat loop) {
    this.m = m;
    this.loop = loop;
  }

  /** The body, with the units to do in the local variables {@code from} and {@code to}. */
  void write(int from, int to) {
    int lanes = m.writer.lanes();
    int rest = loop.columns() % lanes;
    if (rest > 0) {
      loop.inner().instrs().forEach(i -> m.writer.prepareTail(m.code, i.type(), rest));
      loop.stores().forEach(s -> m.writer.prepareTail(m.code, s.to().type(), rest));
    }
    for (int value : MethodWriter.needed(loop.inner(), roots(), constants)) {
      if (loop.inner().get(value).region() != Instr.Region.INNER) {
        compute(value, constants, MethodWriter.Place.NONE);
      }
    }
    m.code.iload(to).loadConstant(Loop.LANES).imul().loadConstant(loop.columns());
    m.code.invokestatic(
        ClassDesc.of("java.lang.Math"), "min", MethodTypeDesc.ofDescriptor("(II)I"));
    int end = m.newLocal(TypeKind.INT);
    m.loop(
        () -> m.code.iload(from).loadConstant(Loop.LANES).imul(),
        () -> m.code.iload(end),
        lanes,
        column -> block(new MethodWriter.Place(-1, column, 0, 0)));
    if (rest > 0) {
      Label done = m.code.newLabel();
      m.code.iload(end).loadConstant(loop.columns()).if_icmplt(done);
      m.code.iload(from).iload(to).if_icmpge(done);
      block(new MethodWriter.Place(-1, -1, loop.columns() - rest, rest));
      m.code.labelBinding(done);
    }
  }

  private List<Integer> roots() {
    return loop.stores().stream().map(Loop.Store::value).distinct().toList();
  }

  private void block(MethodWriter.Place place) {
    Map<Integer, Integer> known = new HashMap<>(constants);
    for (int value : MethodWriter.needed(loop.inner(), roots(), known)) {
      compute(value, known, place);
    }
    for (Loop.Store store : loop.stores()) {
      m.store(loop.inner(), store, m.writer, known.getOrDefault(store.value(), -1), place);
    }
  }

  private void compute(int value, Map<Integer, Integer> known, MethodWriter.Place place) {
    m.compute(
        loop.inner(),
        value,
        m.writer,
        known,
        loop.accesses(),
        place,
        number -> {
          throw new IllegalStateException("a flat loop has no outer scalars");
        });
  }
}
