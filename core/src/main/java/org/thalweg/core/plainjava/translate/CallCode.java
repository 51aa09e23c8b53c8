package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Opcode;
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
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.bytecode.ClassFiles;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.refusal.Refusal;

/** Instructions that call methods. */
final class CallCode {
  private final BlockState state;
  private final LibraryCode library;
  private final CopiedCalls copies;

  CallCode(BlockState state) {
    this.state = state;
    this.library = new LibraryCode(state);
    this.copies = new CopiedCalls(state);
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
    if (call.isActive() || (call.isTold() && ClassFiles.isUsers(owner))) {
      copies.call(call, owner);
    } else if (!makesArray || !copies.tryCall(call, owner)) {
      asItIs(call, owner);
    }
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
          lookup().findConstructor(type.of(), methodType(call.type()).changeReturnType(void.class));
    } catch (ReflectiveOperationException e) {
      throw unreachable(call);
    }
    Node.Plain object =
        state.settle(
            state
                .program()
                .call(
                    constructor,
                    plain(call, call.arguments().subList(1, call.arguments().size()), 0)));
    state.initialize(
        type, new Value(new Type.Ref(ConstantDescs.CD_Object, type.of(), null), object));
  }

  /** What a constructor does first: it calls another, of the same class or the class above. */
  private void constructPart(Invocation call) {
    Class<?> owner = state.program().resolve(state, call.owner());
    if (owner == Object.class || owner == Record.class) {
      return;
    }
    copies.call(call, owner);
  }

  /** Makes a twin by the constructor; where that cannot be read, passive ones are made as is. */
  private boolean constructTwin(Invocation call, Type.Uninitialized type) {
    Value twin = new TwinCode(state).make(type.of());
    List<Value> arguments = new ArrayList<>(call.arguments());
    arguments.set(0, twin);
    try {
      copies.call(
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
        new Value(Program.passive(returned, state.method.source().owner()), state.settle(result)));
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
