package org.thalweg.core.plainjava;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Instructions that call methods. */
final class CallCode {
  private static final ClassDesc SELF = Program.SELF;

  private final BlockState state;
  private final LibraryCode library;

  CallCode(BlockState state) {
    this.state = state;
    this.library = new LibraryCode(state);
  }

  /**
   * A call.
   *
   * @param arguments with the receiver first, if there is one
   */
  record Invocation(
      Opcode opcode, ClassDesc owner, String name, MethodTypeDesc type, List<Value> arguments) {
    boolean isStatic() {
      return opcode == Opcode.INVOKESTATIC;
    }

    boolean isActive() {
      return arguments.stream().anyMatch(argument -> argument.type().isActive());
    }

    boolean isTold() {
      return arguments.stream().anyMatch(argument -> ObjectCode.isTold(argument.type()));
    }

    String title() {
      return owner.displayName() + "." + name;
    }
  }

  void invoke(InvokeInstruction invoke) {
    MethodTypeDesc type = invoke.typeSymbol();
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < type.parameterCount(); i++) {
      arguments.addFirst(state.pop());
    }
    if (invoke.opcode() != Opcode.INVOKESTATIC) {
      arguments.addFirst(state.pop());
    }
    Invocation call =
        new Invocation(
            invoke.opcode(),
            invoke.owner().asSymbol(),
            invoke.name().stringValue(),
            type,
            arguments);
    if (library.call(call)) {
      return;
    }
    if (LibraryCode.isPrinting(call)) {
      asItIs(call, state.program().resolve(state, call.owner()));
      return;
    }
    if (call.name().equals(ConstantDescs.INIT_NAME)) {
      construct(call);
      return;
    }
    Class<?> owner = state.program().resolve(state, call.owner());
    boolean makesArray = Descs.isFloatingArray(type.returnType()) && ClassFiles.isUsers(owner);
    if (call.isActive()) {
      copied(call, owner);
    } else if (!makesArray || !copiedIfPossible(call, owner)) {
      asItIs(call, owner);
    }
  }

  // Calls of the user's methods, whose code is copied.

  private boolean copiedIfPossible(Invocation call, Class<?> owner) {
    try {
      copied(call, owner);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private void copied(Invocation call, Class<?> owner) {
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
          library.advice(call));
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
          "leave",
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
        Node.Plain cast =
            type instanceof Type.Ref ref ? state.reference(value, ref.desc()) : plain;
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
            c ->
                c.aload(0)
                    .getfield(Recorder.TAPE, "result", ConstantDescs.CD_int)
                    .istore(index));
        state.push(new Value(type, new Node.Leaf(kind, value, index)));
      }
      case Type.Tracked tracked -> {
        int indices = state.homes.temporary(TypeKind.REFERENCE);
        state.emit(
            c ->
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
        java.lang.reflect.Modifier.isFinal(known.getModifiers())
            || (declared != null
                && (declared.has(ClassFile.ACC_PRIVATE) || declared.has(ClassFile.ACC_FINAL)));
    ClassFiles.Method found = certain ? files.find(known, call.name(), call.type()) : null;
    if (certain) {
      return new Receiver(found, null);
    }
    if (java.lang.reflect.Modifier.isAbstract(likely.getModifiers())) {
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
      state.emit(
          c -> {
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
    state.emit(
        c -> {
          c.aload(0);
          reference.push().accept(c);
          type.accept(c);
          c.loadConstant(place);
          c.invokevirtual(
              Recorder.TAPE,
              "expect",
              MethodTypeDesc.of(
                  ConstantDescs.CD_void,
                  ConstantDescs.CD_Object,
                  ConstantDescs.CD_Class,
                  ConstantDescs.CD_int));
        });
    Type.Guess guess = settled.type() instanceof Type.Ref ref ? ref.guess() : null;
    return new Value(
        new Type.Ref(ConstantDescs.CD_Object, guard, guess), settled.node());
  }

  // Calls that are made as they are: nothing in them depends on the point.

  private void construct(Invocation call) {
    Value made = call.arguments().getFirst();
    if (made.type() instanceof Type.Twin) {
      constructPart(call);
      return;
    }
    if (!(made.type() instanceof Type.Uninitialized type)) {
      throw state.refusal("is a constructor", "make objects outside the function");
    }
    if (TwinLayout.hasTwin(type.of()) && constructTwin(call, type)) {
      return;
    }
    if (call.isActive() || (call.isTold() && !Throwable.class.isAssignableFrom(type.of()))) {
      throw state.refusal(
          "makes a " + type.of().getName() + " of a value that depends on the point",
          "keep such values in local variables and arrays of double");
    }
    MethodHandle constructor;
    try {
      constructor =
          lookup()
              .findConstructor(
                  type.of(), methodType(call.type()).changeReturnType(void.class));
    } catch (ReflectiveOperationException e) {
      throw unreachable(call);
    }
    Node.Plain object =
        state.settle(
            state
                .program()
                .call(constructor, plain(call, call.arguments().subList(1, call.arguments().size()), 0)));
    state.initialize(
        type,
        new Value(new Type.Ref(ConstantDescs.CD_Object, type.of(), null), object));
  }

  /** What a constructor does first: it calls another, of the same class or the class above. */
  private void constructPart(Invocation call) {
    Class<?> owner = state.program().resolve(state, call.owner());
    if (owner == Object.class || owner == Record.class) {
      return;
    }
    copied(call, owner);
  }

  /** Makes a twin by the constructor; where that cannot be read, passive ones are made as is. */
  private boolean constructTwin(Invocation call, Type.Uninitialized type) {
    Value twin = new TwinCode(state).make(type.of());
    List<Value> arguments = new ArrayList<>(call.arguments());
    arguments.set(0, twin);
    try {
      copied(
          new Invocation(call.opcode(), call.owner(), call.name(), call.type(), arguments),
          type.of());
    } catch (Refusal e) {
      if (call.isActive()) {
        throw e;
      }
      return false;
    }
    state.initialize(type, twin);
    return true;
  }

  private void asItIs(Invocation call, Class<?> owner) {
    if (call.isTold() && !LibraryCode.isPrinting(call)) {
      throw state.refusal(
          "gives " + call.title() + " a text made of a number that depends on the point",
          "leave such texts to messages of exceptions");
    }
    MethodHandle handle;
    try {
      MethodType type = methodType(call.type());
      handle =
          switch (call.opcode()) {
            case INVOKESTATIC -> lookup().findStatic(owner, call.name(), type);
            case INVOKESPECIAL ->
                lookup().findSpecial(owner, call.name(), type, state.method.source().owner());
            default -> lookup().findVirtual(owner, call.name(), type);
          };
    } catch (ReflectiveOperationException e) {
      throw unreachable(call);
    }
    push(call.type().returnType(), handle, plain(call, call.arguments(), call.isStatic() ? 0 : 1));
  }

  private void push(ClassDesc returned, MethodHandle handle, List<Node.Plain> arguments) {
    Node.Plain result = state.program().call(handle, arguments);
    if (returned.equals(ConstantDescs.CD_void)) {
      state.emit(result.push());
      return;
    }
    state.push(
        new Value(
            Program.passive(returned, state.method.source().owner()), state.settle(result)));
  }

  private List<Node.Plain> plain(Invocation call, List<Value> values, int receivers) {
    List<Node.Plain> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ClassDesc declared =
          i < receivers
              ? ConstantDescs.CD_Object
              : Descs.erase(call.type().parameterType(i - receivers));
      all.add(state.argument(values.get(i), declared));
    }
    return all;
  }

  private MethodHandles.Lookup lookup() {
    return state.program().access().in(state.method.source().owner());
  }

  private MethodType methodType(MethodTypeDesc type) {
    List<Class<?>> parameters = new ArrayList<>();
    type.parameterList().forEach(one -> parameters.add(state.program().resolve(state, one)));
    return MethodType.methodType(state.program().resolve(state, type.returnType()), parameters);
  }

  private Refusal unreachable(Invocation call) {
    return state.refusal(
        "calls " + call.title() + ", which may not be reached",
        Access.advice(state.method.source().owner()));
  }

  // invokedynamic.

  void invokeDynamic(InvokeDynamicInstruction invoke) {
    MethodTypeDesc type = invoke.typeSymbol();
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < type.parameterCount(); i++) {
      arguments.addFirst(state.pop());
    }
    String maker = invoke.bootstrapMethod().owner().displayName();
    Invocation call =
        new Invocation(
            Opcode.INVOKESTATIC,
            invoke.bootstrapMethod().owner(),
            invoke.name().stringValue(),
            type,
            arguments);
    boolean told = call.isTold();
    boolean isText = maker.equals("StringConcatFactory");
    if (isText) {
      told |= arguments.stream().anyMatch(one -> one.type() instanceof Type.Active);
    }
    boolean holds =
        arguments.stream()
            .anyMatch(
                one -> one.type().isActive() && !(isText && one.type() instanceof Type.Active));
    if (holds || (told && !isText)) {
      throw state.refusal(
          maker.equals("LambdaMetafactory")
              ? "makes a lambda that holds a value that depends on the point"
              : "hands a value that depends on the point to " + maker,
          "write a loop or call a method instead");
    }
    MethodHandle handle;
    try {
      handle =
          DynamicCallSiteDesc.of(
                  invoke.bootstrapMethod(),
                  invoke.name().stringValue(),
                  type,
                  invoke.bootstrapArgs().toArray(java.lang.constant.ConstantDesc[]::new))
              .resolveCallSiteDesc(lookup())
              .dynamicInvoker();
    } catch (Throwable e) {
      throw unreachable(call);
    }
    push(type.returnType(), handle, plain(call, arguments, 0));
    if (told) {
      state.push(new Value(ObjectCode.TOLD, state.popPlain()));
    }
  }
}
