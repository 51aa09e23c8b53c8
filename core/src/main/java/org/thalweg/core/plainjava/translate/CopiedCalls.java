package org.thalweg.core.plainjava.translate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.refusal.Refusal;

/** Calls of the user's methods with active arguments: of copies of them, which record. */
final class CopiedCalls {
  private static final ClassDesc SELF = Program.SELF;

  private final BlockState state;

  CopiedCalls(BlockState state) {
    this.state = state;
  }

  /** Calls the copy of a method; false if it cannot be copied. */
  boolean tryCall(Invocation call, Class<?> owner) {
    try {
      call(call, owner);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  /** Calls the copy of a method. */
  void call(Invocation call, Class<?> owner) {
    List<Value> arguments = new ArrayList<>(call.arguments());
    ClassFiles.Method target;
    if (call.isStatic()) {
      target = state.program().files().find(owner, call.name(), call.type());
    } else {
      Receiver receiver = receiver(call, owner);
      target = receiver.method();
      arguments.set(0, guard(arguments.getFirst(), receiver.guard()));
    }
    if (target == null || !ClassFiles.isUsers(target.owner())) {
      throw state.refusal(
          "calls " + call.title() + " with a value that depends on the point",
          LibraryCode.advice(call));
    }
    if (target.has(ClassFile.ACC_NATIVE) || target.has(ClassFile.ACC_SYNCHRONIZED)) {
      throw state.refusal(
          "calls "
              + call.title()
              + ", which is "
              + (target.has(ClassFile.ACC_NATIVE) ? "native" : "synchronized"),
          "call a method without locks and native code");
    }
    List<Type> types = new ArrayList<>();
    List<Type> before = new ArrayList<>();
    List<Value> settled = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Value argument = state.handOver(arguments.get(i));
      int parameter = call.isStatic() ? i : i - 1;
      ClassDesc declared = parameter < 0 ? call.owner() : call.type().parameterType(parameter);
      types.add(passed(argument.type(), declared));
      before.add(argument.type());
      settled.add(argument);
    }
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) instanceof Type.Tracked array) {
        types.set(i, array.as(i));
      }
    }
    state.shareStack();
    MethodTranslation callee = state.program().translate(target, types);
    state.method.calls(callee, before);
    int mark = state.homes.temporary(TypeKind.INT);
    Consumer<CodeBuilder> invoke =
        c -> {
          if (callee.isContained()) {
            c.aload(0)
                .invokevirtual(Recorder.TAPE, "enter", MethodTypeDesc.of(ConstantDescs.CD_int))
                .istore(mark);
          }
          c.aload(0);
          for (int i = 0; i < settled.size(); i++) {
            pushParts(c, settled.get(i), types.get(i));
          }
          c.invokestatic(SELF, callee.name(), callee.type());
          if (callee.isContained()) {
            leave(c, mark, callee, settled);
          }
        };
    take(call.type().returnType(), callee, before, invoke);
    state.calls(callee);
  }

  private static void leave(
      CodeBuilder c, int mark, MethodTranslation callee, List<Value> arguments) {
    c.aload(0).iload(mark);
    if (callee.written().isEmpty()) {
      c.invokevirtual(
          Recorder.TAPE,
          callee.returnsNewVector() ? "leaveArray" : "leave",
          MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
      return;
    }
    ArrayCode.indices(arguments.get(callee.written().iterator().next())).push().accept(c);
    c.invokevirtual(
        Recorder.TAPE,
        "leave",
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, Descs.INTS));
  }

  private Type passed(Type type, ClassDesc declared) {
    return switch (type) {
      case Type.Null _ ->
          Descs.isFloatingArray(declared)
              ? Type.Tracked.made(declared)
              : Program.passive(declared, state.method.source().owner());
      case Type.Ref ref when !ref.desc().equals(Descs.erase(declared)) && !ObjectCode.isTold(ref) ->
          new Type.Ref(Descs.erase(declared), ref.known(), ref.guess());
      case Type.Passive _,
          Type.Active _,
          Type.Ref _,
          Type.Tracked _,
          Type.Twin _,
          Type.Uninitialized _,
          Type.Unset _ ->
          type;
    };
  }

  private void pushParts(CodeBuilder c, Value value, Type type) {
    switch (value.node()) {
      case Node.Leaf leaf -> c.loadLocal(leaf.kind(), leaf.value()).iload(leaf.index());
      case Node.Plain plain -> {
        Node.Plain cast = type instanceof Type.Ref ref ? state.reference(value, ref.desc()) : plain;
        cast.push().accept(c);
        if (type instanceof Type.Tracked) {
          ArrayCode.indices(value).push().accept(c);
        }
      }
      case Node.Op _ -> throw new IllegalStateException("an argument was not recorded");
    }
  }

  /** Pushes what a copied method returned. */
  private void take(
      ClassDesc declared,
      MethodTranslation callee,
      List<Type> arguments,
      Consumer<CodeBuilder> invoke) {
    if (declared.equals(ConstantDescs.CD_void)) {
      state.emit(invoke);
      return;
    }
    Type type = callee.returned();
    TypeKind kind = type.kind();
    int value = state.homes.temporary(kind);
    state.emit(invoke.andThen(c -> c.storeLocal(kind, value)));
    switch (type) {
      case Type.Active _ -> {
        int index = state.homes.temporary(TypeKind.INT);
        state.emit(
            c -> c.aload(0).getfield(Recorder.TAPE, "result", ConstantDescs.CD_int).istore(index));
        state.push(new Value(type, new Node.Leaf(kind, value, index)));
      }
      case Type.Tracked tracked -> {
        int indices = state.homes.temporary(TypeKind.REFERENCE);
        state.emit(c ->
            c.aload(0)
                .getfield(Recorder.TAPE, "indices", ConstantDescs.CD_Object)
                .checkcast(Descs.indices(tracked.array()))
                .astore(indices));
        state.push(
            new Value(
                tracked.seenBy(arguments),
                Node.Plain.local(kind, value),
                Node.Plain.local(TypeKind.REFERENCE, indices)));
      }
      case Type.Passive _,
          Type.Ref _,
          Type.Twin _,
          Type.Null _,
          Type.Uninitialized _,
          Type.Unset _ ->
          state.push(new Value(type, Node.Plain.local(kind, value)));
    }
  }

  // Which method runs.

  /**
   * The method a receiver will run.
   *
   * @param guard the class the receiver must then be of; null where no other is possible
   */
  private record Receiver(ClassFiles.@Nullable Method method, @Nullable Class<?> guard) {}

  private Receiver receiver(Invocation call, Class<?> owner) {
    ClassFiles files = state.program().files();
    ClassFiles.Method declared = files.find(owner, call.name(), call.type());
    if (call.opcode() == Opcode.INVOKESPECIAL) {
      return new Receiver(declared, null);
    }
    Type type = call.arguments().getFirst().type();
    if (type instanceof Type.Twin twin) {
      return new Receiver(files.find(twin.original(), call.name(), call.type()), null);
    }
    if (!(type instanceof Type.Ref ref)) {
      return new Receiver(null, null);
    }
    Class<?> known = owner.isAssignableFrom(ref.known()) ? ref.known() : owner;
    Class<?> likely = ref.guess() == null ? known : ref.guess().object().getClass();
    boolean certain =
        Modifier.isFinal(known.getModifiers())
            || (declared != null
                && (declared.has(ClassFile.ACC_PRIVATE) || declared.has(ClassFile.ACC_FINAL)));
    ClassFiles.Method found = certain ? files.find(known, call.name(), call.type()) : null;
    if (certain) {
      return new Receiver(found, null);
    }
    if (Modifier.isAbstract(likely.getModifiers())) {
      throw state.refusal(
          "calls "
              + call.title()
              + " with a value that depends on the point, and which class's method will run is"
              + " not known",
          "declare the receiver with its own class, and that class final or a record");
    }
    if (likely.isHidden()) {
      throw state.refusal(
          "calls a lambda (" + call.title() + ") with a value that depends on the point",
          "call a method instead: the bytecode of a lambda object cannot be found");
    }
    return new Receiver(files.find(likely, call.name(), call.type()), likely);
  }

  private Value guard(Value receiver, @Nullable Class<?> guard) {
    Value settled = state.settle(receiver);
    Node.Plain reference = state.plain(settled);
    if (guard == null) {
      state.emit(c -> {
        reference.push().accept(c);
        c.invokestatic(
                ClassDesc.of(Objects.class.getName()),
                "requireNonNull",
                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
            .pop();
      });
      return settled;
    }
    Consumer<CodeBuilder> type = state.program().constant(guard, ConstantDescs.CD_Class);
    int place = state.program().place(state.place());
    state.emit(c -> {
      c.aload(0).getfield(Recorder.TAPE, "failures", Recorder.FAILURES);
      reference.push().accept(c);
      type.accept(c);
      c.loadConstant(place);
      c.invokevirtual(
          Recorder.FAILURES,
          "expect",
          MethodTypeDesc.of(
              ConstantDescs.CD_void,
              ConstantDescs.CD_Object,
              ConstantDescs.CD_Class,
              ConstantDescs.CD_int));
    });
    Type.Guess guess = settled.type() instanceof Type.Ref ref ? ref.guess() : null;
    return new Value(new Type.Ref(ConstantDescs.CD_Object, guard, guess), settled.node());
  }
}
