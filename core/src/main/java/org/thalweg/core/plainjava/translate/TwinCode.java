package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.tape.TwinObject;

/** Instructions on objects that are replaced by twins. */
final class TwinCode {
  private static final ClassDesc TWIN = ClassDesc.of(TwinObject.class.getName());
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc LONG = ConstantDescs.CD_long;
  private static final ClassDesc DOUBLE = ConstantDescs.CD_double;
  private static final ClassDesc VOID = ConstantDescs.CD_void;

  private final BlockState state;

  TwinCode(BlockState state) {
    this.state = state;
  }

  /** A new twin, its fields zero. */
  Value make(Class<?> type) {
    TwinLayout layout = TwinLayout.of(type);
    Node.Plain object =
        new Node.Plain(
            TypeKind.REFERENCE,
            c -> {
              c.loadConstant(layout.numbers());
              c.loadConstant(layout.integers());
              c.loadConstant(layout.references());
              c.invokestatic(TWIN, "make", MethodTypeDesc.of(OBJECT, INT, INT, INT));
            },
            Set.of(),
            null);
    return new Value(new Type.Twin(type), state.settle(object));
  }

  private Field field(Type.Twin twin, String name) {
    Field field = TwinLayout.find(twin.original(), name);
    if (field == null) {
      throw state.refusal("uses the field " + name + ", which is not found", "compile it again");
    }
    return field;
  }

  /** Pushes a field of a twin. */
  void read(Value object, Type.Twin twin, String name) {
    Field field = field(twin, name);
    int place = TwinLayout.of(twin.original()).place(field);
    Node.Plain reference = state.plain(object);
    Type type = TwinLayout.type(field);
    switch (type) {
      case Type.Active active -> {
        TypeKind kind = active.kind();
        int value = state.homes.temporary(kind);
        int index = state.homes.temporary(TypeKind.INT);
        state.emit(c -> {
          get(c, reference, "number", DOUBLE, place);
          if (kind == TypeKind.FLOAT) {
            c.d2f();
          }
          c.storeLocal(kind, value);
          get(c, reference, "index", INT, place);
          c.istore(index);
        });
        state.push(new Value(type, new Node.Leaf(kind, value, index)));
      }
      case Type.Passive passive -> {
        Node.Plain value =
            new Node.Plain(
                passive.kind(),
                c -> {
                  get(c, reference, "integer", LONG, place);
                  if (passive.kind() == TypeKind.INT) {
                    c.l2i();
                  }
                },
                reference.reads(),
                null);
        state.push(new Value(type, state.settle(value)));
      }
      case Type.Tracked tracked ->
          state.push(
              new Value(
                  type,
                  reference(reference, place, tracked.array()),
                  reference(reference, place + 1, Descs.indices(tracked.array()))));
      case Type.Ref ref -> state.push(new Value(type, reference(reference, place, ref.desc())));
      case Type.Twin one ->
          state.push(
              new Value(
                  type,
                  reference(reference, place, one.original().isArray() ? Descs.OBJECTS : OBJECT)));
      case Type.Null _, Type.Uninitialized _, Type.Unset _ ->
          throw new IllegalStateException("no field is of type " + type);
    }
  }

  private Node.Plain reference(Node.Plain object, int place, ClassDesc type) {
    return state.settle(
        new Node.Plain(
            TypeKind.REFERENCE,
            c -> {
              get(c, object, "reference", OBJECT, place);
              if (!type.equals(OBJECT)) {
                c.checkcast(type);
              }
            },
            object.reads(),
            null));
  }

  private static void get(
      CodeBuilder c, Node.Plain object, String what, ClassDesc type, int place) {
    object.push().accept(c);
    c.loadConstant(place);
    c.invokestatic(TWIN, what, MethodTypeDesc.of(type, OBJECT, INT));
  }

  /** Writes a field of a twin. */
  void write(Value object, Type.Twin twin, String name, Value given) {
    Field field = field(twin, name);
    int place = TwinLayout.of(twin.original()).place(field);
    Value value = state.handOver(given);
    Node.Plain reference = state.plain(object);
    state.writesLater(twin);
    Type type = TwinLayout.type(field);
    boolean fits =
        switch (type) {
          case Type.Tracked tracked ->
              switch (value.type()) {
                case Type.Tracked other -> other.array().equals(tracked.array());
                case Type.Ref ref -> ref.desc().equals(tracked.array());
                case Type.Null _ -> true;
                case Type.Passive _,
                    Type.Active _,
                    Type.Twin _,
                    Type.Uninitialized _,
                    Type.Unset _ ->
                    false;
              };
          case Type.Twin _ -> value.type().equals(type) || value.type() instanceof Type.Null;
          case Type.Ref _ -> !value.type().isActive() && !ObjectCode.isTold(value.type());
          case Type.Active _, Type.Passive _, Type.Null _, Type.Uninitialized _, Type.Unset _ ->
              true;
        };
    if (!fits) {
      throw state.refusal(
          "puts what was made outside the function, or is of another class, into the field "
              + name
              + " of "
              + twin.original().getSimpleName(),
          "make it inside the function, of the class the field declares");
    }
    switch (type) {
      case Type.Active _ -> state.emit(c -> setNumber(c, reference, value, place));
      case Type.Passive _ -> {
        Node.Plain plain = state.plain(value);
        state.emit(c -> {
          reference.push().accept(c);
          plain.push().accept(c);
          if (plain.kind() != TypeKind.LONG) {
            c.i2l();
          }
          c.loadConstant(place);
          c.invokestatic(TWIN, "setInteger", MethodTypeDesc.of(VOID, OBJECT, LONG, INT));
        });
      }
      case Type.Tracked _ -> {
        state.writesLater(value.type());
        setReference(reference, state.plain(value), place);
        setReference(reference, ArrayCode.indices(value), place + 1);
      }
      case Type.Ref _, Type.Twin _, Type.Null _, Type.Uninitialized _, Type.Unset _ ->
          setReference(reference, state.plain(value), place);
    }
  }

  private void setNumber(CodeBuilder c, Node.Plain object, Value value, int place) {
    object.push().accept(c);
    Node.Plain number = state.plain(value);
    number.push().accept(c);
    if (number.kind() == TypeKind.FLOAT) {
      c.f2d();
    }
    if (value.node() instanceof Node.Leaf leaf) {
      c.iload(leaf.index());
    } else {
      c.iconst_0();
    }
    c.loadConstant(place);
    c.invokestatic(TWIN, "setNumber", MethodTypeDesc.of(VOID, OBJECT, DOUBLE, INT, INT));
  }

  private void setReference(Node.Plain object, Node.Plain value, int place) {
    state.emit(c -> {
      List.of(object, value).forEach(one -> one.push().accept(c));
      c.loadConstant(place);
      c.invokestatic(TWIN, "setReference", MethodTypeDesc.of(VOID, OBJECT, OBJECT, INT));
    });
  }
}
