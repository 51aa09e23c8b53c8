package org.thalweg.core.plainjava.translate;

import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.bytecode.Handles;
import org.thalweg.core.plainjava.expression.Node;

/** Instructions on objects. */
final class ObjectCode {
  /**
   * Stands for the class of a text made of active numbers, which must not become a number again.
   */
  private static final class Told {}

  static final Type TOLD = new Type.Ref(ConstantDescs.CD_Object, Told.class, null);

  private final BlockState state;
  private final TwinCode twins;

  ObjectCode(BlockState state) {
    this.state = state;
    this.twins = new TwinCode(state);
  }

  static boolean isTold(Type type) {
    return type.equals(TOLD);
  }

  void make(ClassDesc type) {
    state.push(
        new Value(
            new Type.Uninitialized(state.program().resolve(state, type), state.size()),
            BlockState.NOTHING.node()));
  }

  void field(FieldInstruction field) {
    String name = field.name().stringValue();
    switch (field.opcode()) {
      case GETFIELD -> {
        Value object = state.settle(state.pop());
        if (object.type() instanceof Type.Twin twin) {
          twins.read(object, twin, name);
        } else {
          read(field, object);
        }
      }
      case GETSTATIC -> read(field, null);
      case PUTSTATIC ->
          throw state.refusal(
              "writes the static field " + name,
              "use a local variable: a function to be differentiated must not change what outlives"
                  + " it");
      default -> {
        Value value = state.pop();
        Value object = state.settle(state.pop());
        if (object.type() instanceof Type.Twin twin) {
          twins.write(object, twin, name, value);
          return;
        }
        throw state.refusal(
            "writes the field " + name + " of an object",
            "use local variables, and arrays and objects made inside the function");
      }
    }
  }

  private void read(FieldInstruction field, @Nullable Value object) {
    Class<?> owner = state.program().resolve(state, field.owner().asSymbol());
    Class<?> type = state.program().resolve(state, field.typeSymbol());
    String name = field.name().stringValue();
    var lookup = state.program().access().in(state.method.source().owner());
    MethodHandle getter;
    try {
      getter =
          object == null
              ? lookup.findStaticGetter(owner, name, type)
              : lookup.findGetter(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw state.refusal(
          "reads the field " + name + " of " + owner.getName() + ", which may not be reached",
          Access.advice(state.method.source().owner()));
    }
    List<Node.Plain> arguments =
        object == null ? List.of() : List.of(state.reference(object, ConstantDescs.CD_Object));
    Node.Plain value = state.settle(state.program().call(getter, arguments));
    state.push(new Value(read(getter, type, object), value));
  }

  /** The type of a field, with the object that is in it now: likely the one that will be. */
  private static Type read(MethodHandle getter, Class<?> type, @Nullable Value object) {
    if (type.isPrimitive()) {
      return new Type.Passive(TypeKind.from(type).asLoadable());
    }
    Type.Guess guess = null;
    if (!type.isArray() && !type.getName().startsWith("java.lang.")) {
      Object now = null;
      try {
        if (object == null) {
          now = getter.invoke();
        } else if (object.type() instanceof Type.Ref ref && ref.guess() != null) {
          now = getter.invoke(ref.guess().object());
        }
      } catch (Throwable e) {
        // then there is no guess; the function itself will meet what was thrown
      }
      guess = now == null ? null : new Type.Guess(now);
    }
    return new Type.Ref(Descs.erase(type), type, guess);
  }

  void check(TypeCheckInstruction check) {
    ClassDesc type = check.type().asSymbol();
    Value value = state.settle(state.pop());
    boolean isCast = check.opcode().name().toLowerCase(Locale.ROOT).equals("checkcast");
    switch (value.type()) {
      case Type.Ref ref when isCast -> {
        Class<?> wanted = state.program().resolve(state, type);
        if (isTold(ref)) {
          state.push(value);
          return;
        }
        boolean closer = ref.known().isAssignableFrom(wanted);
        state.push(
            new Value(
                new Type.Ref(Descs.erase(type), closer ? wanted : ref.known(), ref.guess()),
                state.settle(
                    state
                        .program()
                        .call(
                            Handles.cast(wanted),
                            List.of(state.reference(value, ConstantDescs.CD_Object))))));
      }
      case Type.Tracked tracked when isCast -> {
        if (!tracked.array().equals(type) && !type.equals(ConstantDescs.CD_Object)) {
          throw state.refusal(
              "casts an array of doubles to " + type.displayName(), "use its own type");
        }
        state.push(value);
      }
      case Type.Null _ when isCast -> state.push(value);
      case Type.Twin twin when isCast -> {
        if (!state.program().resolve(state, type).isAssignableFrom(twin.original())) {
          throw state.refusal(
              "casts a " + twin.original().getSimpleName() + " to " + type.displayName(),
              "use variables of one class");
        }
        state.push(value);
      }
      default -> {
        Class<?> wanted = state.program().resolve(state, type);
        if (value.type() instanceof Type.Twin) {
          throw state.refusal("asks for the class of an object that was made inside", "do without");
        }
        state.push(
            TypeKind.INT,
            state.settle(
                state.program().call(Handles.isInstance(wanted), List.of(state.plain(value)))));
      }
    }
  }
}
