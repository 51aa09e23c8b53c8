package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Homes;
import org.thalweg.core.plainjava.expression.Node;

/** Local variables of the method that a loop becomes, and what must hold of them. */
final class LoopHomes {
  private record Row(Reference array, Index index) {}

  private final MethodTranslation method;
  private final Frame frame;
  private final Homes inner = new Homes();
  private final List<LoopPlan.Parameter> parameters = new ArrayList<>();
  private final List<BiConsumer<CodeBuilder, Label>> guards = new ArrayList<>();
  private final Map<Row, Reference> rows = new HashMap<>();
  private final Map<Index, Position> positions = new HashMap<>();
  private final Map<Integer, Integer> outer = new HashMap<>();
  private @Nullable Trips trips;
  private int iterations;
  private int iteration;

  /** Homes where the variables have the types of a frame when the loop starts. */
  LoopHomes(MethodTranslation method, Frame frame) {
    this.method = method;
    this.frame = frame;
  }

  Homes inner() {
    return inner;
  }

  List<LoopPlan.Parameter> parameters() {
    return parameters;
  }

  /** What goes to a label where the loop must be left as it is. */
  List<BiConsumer<CodeBuilder, Label>> guards() {
    return guards;
  }

  void guard(BiConsumer<CodeBuilder, Label> guard) {
    guards.add(guard);
  }

  /** How often the loop is repeated: often enough, or it must be left as it is. */
  void guard(Trips often) {
    guard((c, no) -> often.write(c, iterations, no));
    trips = often.moved(outer);
  }

  /** How often, in terms of the method around the loop; null if that is known inside only. */
  @Nullable Trips outerTrips() {
    return trips;
  }

  /** The local variable for how often the loop is repeated. */
  int iterations() {
    return iterations;
  }

  /** The local variable for the number of the iteration, from 0. */
  int iteration() {
    return iteration;
  }

  /** Makes parameters of the variables that instructions name. */
  void declare(List<Instruction> header, List<Instruction> body) {
    Set<Integer> slots = new TreeSet<>();
    for (List<Instruction> some : List.of(header, body)) {
      for (Instruction instruction : some) {
        switch (instruction) {
          case LoadInstruction load -> slots.add(load.slot());
          case StoreInstruction store -> slots.add(store.slot());
          case IncrementInstruction inc -> slots.add(inc.slot());
          default -> {}
        }
      }
    }
    slots.forEach(this::declare);
    iterations = inner.temporary(TypeKind.INT);
    iteration = inner.temporary(TypeKind.INT);
  }

  private void declare(int slot) {
    switch (type(slot)) {
      case Type.Passive(TypeKind kind) when kind == TypeKind.INT || kind == TypeKind.DOUBLE ->
          parameter(slot, Homes.Part.of(kind), kind, kind.upperBound());
      case Type.Active(TypeKind kind, boolean _) when kind == TypeKind.DOUBLE -> {
        parameter(slot, Homes.Part.of(kind), kind, kind.upperBound());
        parameter(slot, Homes.Part.INDEX, TypeKind.INT, ConstantDescs.CD_int);
      }
      case Type.Tracked tracked -> {
        array(slot, Homes.Part.REFERENCE, tracked.array());
        parameter(slot, Homes.Part.INDICES, TypeKind.REFERENCE, Descs.indices(tracked.array()));
      }
      case Type.Ref ref when ref.desc().isArray() -> array(slot, Homes.Part.REFERENCE, ref.desc());
      default -> {}
    }
  }

  private void array(int slot, Homes.Part part, ClassDesc type) {
    parameter(slot, part, TypeKind.REFERENCE, type);
    int local = inner.of(slot, part);
    guard((c, no) -> c.aload(local).ifnull(no));
  }

  private void parameter(int slot, Homes.Part part, TypeKind kind, ClassDesc type) {
    int around = method.homes().of(slot, part);
    outer.put(inner.of(slot, part), around);
    parameters.add(new LoopPlan.Parameter(kind, type, around));
  }

  /** The type of a variable of the user's. */
  Type type(int slot) {
    return frame.locals().get(slot);
  }

  int value(int slot, TypeKind kind) {
    return inner.value(slot, kind);
  }

  /** An active number. */
  Node.Leaf leaf(int slot) {
    return new Node.Leaf(TypeKind.DOUBLE, inner.value(slot, TypeKind.DOUBLE), inner.index(slot));
  }

  /** An array in a variable; null if it is none. */
  @Nullable Reference array(int slot) {
    return switch (type(slot)) {
      case Type.Tracked tracked ->
          new Reference(
              tracked.array(), inner.value(slot, TypeKind.REFERENCE), inner.indices(slot));
      case Type.Ref ref when ref.desc().isArray() ->
          new Reference(ref.desc(), inner.value(slot, TypeKind.REFERENCE), 0);
      default -> null;
    };
  }

  /** A row of an array of arrays. */
  Reference row(Reference array, Index index) {
    return rows.computeIfAbsent(
        new Row(array, index),
        _ -> {
          ClassDesc type = array.type().componentType();
          int local = inner.temporary(TypeKind.REFERENCE);
          guard((c, no) -> {
            array.push(c);
            row(c, index, type);
            c.dup().astore(local).ifnull(no);
          });
          if (!array.isTracked()) {
            return new Reference(type, local, 0);
          }
          int indices = inner.temporary(TypeKind.REFERENCE);
          guard((c, no) -> {
            array.pushIndices(c);
            row(c, index, Descs.indices(type));
            c.astore(indices);
          });
          return new Reference(type, local, indices);
        });
  }

  private static void row(CodeBuilder c, Index index, ClassDesc type) {
    index.push(c, 0);
    c.invokestatic(
            Trips.OWNER,
            "row",
            MethodTypeDesc.of(ConstantDescs.CD_Object, Descs.OBJECTS, ConstantDescs.CD_int))
        .checkcast(type);
  }

  /** Where an index of degree 1 or 0 is in each iteration. */
  Position position(Index index) {
    return positions.computeIfAbsent(
        index,
        _ -> {
          int first = inner.temporary(TypeKind.INT);
          guard((c, _) -> {
            index.push(c, 0);
            c.istore(first);
          });
          Integer slope = index.slope();
          if (slope != null) {
            return new Position(index, first, new Index.Constant(slope), iteration);
          }
          int stride = inner.temporary(TypeKind.INT);
          guard((c, _) -> {
            index.push(c, 1);
            index.push(c, 0);
            c.isub().istore(stride);
          });
          return new Position(index, first, new Index.Variable(stride, 0, 0), iteration);
        });
  }
}
