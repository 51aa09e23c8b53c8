package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.bytecode.Handles;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.tape.TrackedArrays;

/** Instructions on arrays. */
final class ArrayCode {
  private static final ClassDesc RUNTIME = ClassDesc.of(TrackedArrays.class.getName());
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc INT = ConstantDescs.CD_int;

  private final BlockState state;

  ArrayCode(BlockState state) {
    this.state = state;
  }

  void length() {
    Value array = state.pop();
    Node.Plain reference = state.plain(array);
    boolean isArray = !(array.type() instanceof Type.Ref ref) || ref.desc().isArray();
    if (!isArray) {
      // The kind of array is not known: the JDK finds out.
      state.push(
          TypeKind.INT,
          state.settle(
              Node.Plain.of(
                  TypeKind.INT,
                  List.of(reference),
                  c ->
                      c.invokestatic(
                          ClassDesc.of("java.lang.reflect.Array"),
                          "getLength",
                          MethodTypeDesc.of(INT, OBJECT)))));
      return;
    }
    state.push(
        TypeKind.INT,
        state.settle(Node.Plain.of(TypeKind.INT, List.of(reference), CodeBuilder::arraylength)));
  }

  void load(TypeKind kind) {
    Node.Plain index = state.settle(state.popPlain());
    Value array = state.settle(state.pop());
    if (array.type() instanceof Type.Tracked tracked) {
      if (kind == TypeKind.REFERENCE) {
        loadRow(tracked, array, index);
      } else {
        loadNumber(kind, array, index);
      }
      return;
    }
    if (array.type() instanceof Type.Twin twins) {
      loadTwin(twins, array, index);
      return;
    }
    ClassDesc type = arrayType(kind, array);
    Node.Plain element =
        state.settle(
            Node.Plain.of(
                kind.asLoadable(),
                List.of(state.reference(array, type), index),
                c -> c.arrayLoad(kind)));
    if (kind != TypeKind.REFERENCE) {
      state.push(kind, element);
    } else {
      ClassDesc component = Descs.erase(type.componentType());
      Class<?> known =
          array.type() instanceof Type.Ref ref && ref.known().isArray()
              ? ref.known().getComponentType()
              : Object.class;
      state.push(new Value(new Type.Ref(component, known, null), element));
    }
  }

  private void loadTwin(Type.Twin twins, Value array, Node.Plain index) {
    Class<?> component = twins.original().getComponentType();
    Node.Plain element =
        state.settle(
            Node.Plain.of(
                TypeKind.REFERENCE,
                List.of(state.plain(array), index),
                c -> {
                  c.aaload();
                  if (component.isArray()) {
                    c.checkcast(Descs.OBJECTS);
                  }
                }));
    state.push(new Value(new Type.Twin(component), element));
  }

  private static ClassDesc arrayType(TypeKind kind, Value array) {
    if (kind != TypeKind.REFERENCE) {
      // baload serves boolean[] too.
      return array.type() instanceof Type.Ref ref && ref.desc().isArray()
          ? ref.desc()
          : kind.upperBound().arrayType();
    }
    return array.type() instanceof Type.Ref ref && ref.desc().isArray()
        ? ref.desc()
        : Descs.OBJECTS;
  }

  private void loadNumber(TypeKind kind, Value array, Node.Plain index) {
    Node.Plain reference = state.plain(array);
    Node.Leaf again = state.justLoaded(reference, index);
    if (again != null) {
      state.push(new Value(new Type.Active(kind), again));
      return;
    }
    int value = state.homes.temporary(kind);
    int record = state.homes.temporary(TypeKind.INT);
    Node.Plain indices = indices(array);
    state.emit(c -> {
      reference.push().accept(c);
      index.push().accept(c);
      c.arrayLoad(kind).storeLocal(kind, value);
      indices.push().accept(c);
      index.push().accept(c);
      c.invokestatic(RUNTIME, "index", MethodTypeDesc.of(INT, Descs.INTS, INT));
      c.istore(record);
    });
    Node.Leaf leaf = new Node.Leaf(kind, value, record);
    state.loaded(leaf, reference, index);
    state.push(new Value(new Type.Active(kind), leaf));
  }

  private void loadRow(Type.Tracked tracked, Value array, Node.Plain index) {
    Node.Plain row =
        state.settle(
            Node.Plain.of(
                TypeKind.REFERENCE,
                List.of(state.plain(array), index),
                c -> c.arrayLoad(TypeKind.REFERENCE)));
    ClassDesc type = tracked.array().componentType();
    Node.Plain rowIndices =
        state.settle(
            Node.Plain.of(
                TypeKind.REFERENCE,
                List.of(indices(array), index),
                c ->
                    c.invokestatic(RUNTIME, "row", MethodTypeDesc.of(OBJECT, Descs.OBJECTS, INT))
                        .checkcast(Descs.indices(type))));
    state.push(new Value(tracked.row(), row, rowIndices));
  }

  /** The array parallel to a tracked one. */
  static Node.Plain indices(Value array) {
    Node.Plain indices = array.indices();
    return indices == null ? (Node.Plain) BlockState.NOTHING.node() : indices;
  }

  void store(TypeKind kind) {
    Value value = state.pop();
    Node.Plain index = state.settle(state.popPlain());
    Value array = state.settle(state.pop());
    if (array.type() instanceof Type.Tracked tracked) {
      if (kind == TypeKind.REFERENCE) {
        storeRow(tracked, value, array, index);
      } else {
        storeNumber(kind, value, array, index);
      }
      return;
    }
    boolean twins = array.type() instanceof Type.Twin;
    boolean fits =
        array.type() instanceof Type.Twin twin
            ? value.type() instanceof Type.Null
                || value.type().equals(new Type.Twin(twin.original().getComponentType()))
            : !value.type().isActive() && !ObjectCode.isTold(value.type());
    if (!fits) {
      throw state.refusal(
          "writes a value that depends on the point to an array that existed before the call, or"
              + " that holds no numbers",
          "make the array, and what it holds, inside the function");
    }
    if (twins) {
      state.writesLater(array.type());
    }
    ClassDesc type = arrayType(kind, array);
    Node.Plain reference = state.reference(array, type);
    Node.Plain plain =
        kind == TypeKind.REFERENCE
            ? state.reference(value, Descs.erase(type.componentType()))
            : state.plain(value);
    state.emit(c -> {
      reference.push().accept(c);
      index.push().accept(c);
      plain.push().accept(c);
      c.arrayStore(kind);
    });
  }

  private void storeNumber(TypeKind kind, Value value, Value array, Node.Plain index) {
    state.writes(array.type());
    Node.Plain reference = state.plain(array);
    Node.Plain indices = indices(array);
    Node.Leaf leaf = recorded(value, reference, index);
    Node.Plain number = leaf == null ? state.plain(value) : Node.Plain.local(kind, leaf.value());
    int place = state.program().place(state.place());
    state.emit(c -> {
      c.aload(0);
      reference.push().accept(c);
      indices.push().accept(c);
      index.push().accept(c);
      number.push().accept(c);
      if (leaf == null) {
        c.iconst_0();
      } else {
        c.iload(leaf.index());
      }
      c.loadConstant(place);
      c.invokestatic(
          RUNTIME,
          "set",
          MethodTypeDesc.of(
              ConstantDescs.CD_void,
              Recorder.TAPE,
              kind.upperBound().arrayType(),
              Descs.INTS,
              INT,
              kind.upperBound(),
              INT,
              INT));
      if (value.node() instanceof Node.Leaf copied) {
        Recorder.share(c, copied.index());
      }
    });
  }

  /** Records a value that is written to an element; one that adds to the element grows a sum. */
  private Node.@Nullable Leaf recorded(Value value, Node.Plain array, Node.Plain index) {
    return switch (value.node()) {
      case Node.Plain _ -> null;
      case Node.Leaf leaf -> leaf;
      case Node.Op op -> {
        Node.Leaf to =
            new Node.Leaf(
                op.kind(), state.homes.temporary(op.kind()), state.homes.temporary(TypeKind.INT));
        Node.Leaf sum =
            op.leaves().stream()
                .filter(leaf -> state.isFrom(leaf, array, index))
                .findFirst()
                .orElse(null);
        Recorder.record(state.draft, op, to, sum);
        yield to;
      }
    };
  }

  private void storeRow(Type.Tracked tracked, Value value, Value array, Node.Plain index) {
    ClassDesc row = tracked.array().componentType();
    boolean fits =
        switch (value.type()) {
          case Type.Tracked other -> other.array().equals(row);
          case Type.Ref ref -> ref.desc().equals(row);
          case Type.Null _ -> true;
          case Type.Passive _, Type.Active _, Type.Twin _, Type.Uninitialized _, Type.Unset _ ->
              false;
        };
    if (!fits) {
      throw state.refusal(
          "writes something else than an array of doubles as a row", "write arrays only");
    }
    Value settled = state.settle(value);
    state.writes(array.type());
    state.writesLater(settled.type());
    Node.Plain reference = state.plain(array);
    Node.Plain indices = indices(array);
    Node.Plain rowReference = state.plain(settled);
    Node.Plain rowIndices = indices(settled);
    int place = state.program().place(state.place());
    state.emit(c -> {
      c.aload(0);
      reference.push().accept(c);
      indices.push().accept(c);
      index.push().accept(c);
      rowReference.push().accept(c);
      rowIndices.push().accept(c);
      c.loadConstant(place);
      c.invokestatic(
          RUNTIME,
          "setRow",
          MethodTypeDesc.of(
              ConstantDescs.CD_void,
              Recorder.TAPE,
              Descs.OBJECTS,
              Descs.OBJECTS,
              INT,
              OBJECT,
              OBJECT,
              INT));
    });
  }

  // New arrays.

  void make(TypeKind kind) {
    Node.Plain length = state.settle(state.popPlain());
    make(
        kind.upperBound().arrayType(),
        List.of(length),
        c -> c.newarray(kind),
        c -> c.newarray(TypeKind.INT));
  }

  void make(ClassDesc component) {
    Node.Plain length = state.settle(state.popPlain());
    if (Descs.isPrimitiveArray(component)) {
      make(
          component.arrayType(),
          List.of(length),
          c -> c.anewarray(component),
          c -> c.anewarray(Descs.indices(component)));
    } else {
      makeObjects(component.arrayType(), List.of(length));
    }
  }

  void make(ClassDesc type, int dimensions) {
    List<Node.Plain> lengths = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      lengths.addFirst(state.settle(state.popPlain()));
    }
    if (Descs.isPrimitiveArray(type)) {
      make(
          type,
          lengths,
          c -> c.multianewarray(type, dimensions),
          c -> c.multianewarray(Descs.indices(type), dimensions));
    } else {
      makeObjects(type, lengths);
    }
  }

  private void make(
      ClassDesc type,
      List<Node.Plain> lengths,
      Consumer<CodeBuilder> array,
      Consumer<CodeBuilder> indices) {
    Node.Plain made = state.settle(Node.Plain.of(TypeKind.REFERENCE, lengths, array));
    if (Descs.isFloatingArray(type)) {
      state.push(
          new Value(
              Type.Tracked.made(type),
              made,
              state.settle(Node.Plain.of(TypeKind.REFERENCE, lengths, indices))));
    } else {
      state.push(new Value(new Type.Ref(type, state.program().resolve(state, type), null), made));
    }
  }

  private void makeObjects(ClassDesc type, List<Node.Plain> lengths) {
    Class<?> array = state.program().resolve(state, type);
    boolean twins = TwinLayout.hasTwin(array);
    Class<?> made = twins ? objects(array) : array;
    state.push(
        new Value(
            twins ? new Type.Twin(array) : new Type.Ref(Descs.OBJECTS, array, null),
            state.settle(state.program().call(Handles.newArray(made, lengths.size()), lengths))));
  }

  /** Arrays of objects, as deep. */
  private static Class<?> objects(Class<?> array) {
    return array.isArray() ? objects(array.getComponentType()).arrayType() : Object.class;
  }
}
