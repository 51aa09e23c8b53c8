package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Blocks;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;

/** Translates the instructions of a block. */
final class Step {
  private final BlockState state;
  private final ArrayCode arrays;
  private final ObjectCode objects;
  private final CallCode calls;
  private final Blocks.Block block;

  private Step(MethodTranslation method, Blocks.Block block, Frame frame) {
    this.block = block;
    state = new BlockState(method, frame);
    arrays = new ArrayCode(state);
    objects = new ObjectCode(state);
    calls = new CallCode(state);
  }

  static TranslatedBlock translate(MethodTranslation method, Blocks.Block block, Frame frame) {
    Step step = new Step(method, block, frame);
    Exit exit = null;
    for (int i = 0; i < block.instructions().size(); i++) {
      step.state.line(block.lines().get(i));
      exit = step.step(block.instructions().get(i));
    }
    Frame leaving = step.state.leave();
    return new TranslatedBlock(
        step.state.code(),
        exit == null ? new Exit.Jump(block.id() + 1) : exit,
        leaving,
        step.state.seen(),
        step.state.calls());
  }

  private @Nullable Exit step(Instruction instruction) {
    switch (instruction) {
      case LoadInstruction load -> state.load(load.slot());
      case StoreInstruction store -> state.store(store.slot());
      case IncrementInstruction inc -> state.increment(inc.slot(), inc.constant());
      case ConstantInstruction constant -> constant(constant);
      case OperatorInstruction operator -> operator(operator);
      case ConvertInstruction convert -> convert(convert);
      case StackInstruction stack -> StackCode.move(state, stack.opcode());
      case ArrayLoadInstruction load -> arrays.load(load.typeKind());
      case ArrayStoreInstruction store -> arrays.store(store.typeKind());
      case NewPrimitiveArrayInstruction one -> arrays.make(one.typeKind());
      case NewReferenceArrayInstruction one -> arrays.make(one.componentType().asSymbol());
      case NewMultiArrayInstruction many ->
          arrays.make(many.arrayType().asSymbol(), many.dimensions());
      case NewObjectInstruction made -> objects.make(made.className().asSymbol());
      case FieldInstruction field -> objects.field(field);
      case TypeCheckInstruction check -> objects.check(check);
      case InvokeInstruction invoke -> calls.invoke(invoke);
      case InvokeDynamicInstruction invoke -> calls.invokeDynamic(invoke);
      case MonitorInstruction _ ->
          throw state.refusal("takes a lock (synchronized)", "take the lock outside the function");
      case DiscontinuedInstruction _ ->
          throw state.refusal("is code of a very old compiler", "compile it again");
      case NopInstruction _ -> {}
      case BranchInstruction branch -> {
        return branch(branch);
      }
      case TableSwitchInstruction table -> {
        return choose(state.method.blocks().at(table.defaultTarget()), table.cases());
      }
      case LookupSwitchInstruction lookup -> {
        return choose(state.method.blocks().at(lookup.defaultTarget()), lookup.cases());
      }
      case ReturnInstruction back -> {
        return new Exit.Return(back.typeKind() == TypeKind.VOID ? null : state.handOver());
      }
      case ThrowInstruction _ -> {
        return new Exit.Throw(state.popReference(ClassDesc.of("java.lang.Throwable")).push());
      }
    }
    return null;
  }

  private void constant(ConstantInstruction constant) {
    if (constant.opcode() == Opcode.ACONST_NULL) {
      state.push(BlockState.NOTHING);
      return;
    }
    switch (constant.constantValue()) {
      case Integer i -> state.push(TypeKind.INT, number(TypeKind.INT, i, c -> c.loadConstant(i)));
      case Long l -> state.push(TypeKind.LONG, number(TypeKind.LONG, l, c -> c.loadConstant(l)));
      case Float f -> state.push(TypeKind.FLOAT, number(TypeKind.FLOAT, f, c -> c.loadConstant(f)));
      case Double d ->
          state.push(TypeKind.DOUBLE, number(TypeKind.DOUBLE, d, c -> c.loadConstant(d)));
      case String text ->
          state.push(
              new Value(
                  new Type.Ref(ConstantDescs.CD_Object, String.class, null),
                  number(TypeKind.REFERENCE, text, c -> c.loadConstant(text))));
      case ClassDesc type -> {
        Class<?> resolved = state.program().resolve(state, type);
        state.push(
            new Value(
                new Type.Ref(ConstantDescs.CD_Object, Class.class, null),
                number(
                    TypeKind.REFERENCE,
                    resolved,
                    state.program().constant(resolved, ConstantDescs.CD_Class))));
      }
      default -> throw state.refusal("loads an unusual constant", "compile it with javac");
    }
  }

  private static Node.Plain number(TypeKind kind, Object key, Consumer<CodeBuilder> push) {
    return Node.Plain.constant(kind, key, push);
  }

  // Arithmetic.

  private void operator(OperatorInstruction operator) {
    Opcode opcode = operator.opcode();
    switch (opcode) {
      case ARRAYLENGTH -> arrays.length();
      case DADD, FADD -> arithmetic(Node.Kind.ADD, opcode, 2);
      case DSUB, FSUB -> arithmetic(Node.Kind.SUB, opcode, 2);
      case DMUL, FMUL -> arithmetic(Node.Kind.MUL, opcode, 2);
      case DDIV, FDIV -> arithmetic(Node.Kind.DIV, opcode, 2);
      case DREM, FREM -> arithmetic(Node.Kind.REM, opcode, 2);
      case DNEG, FNEG -> arithmetic(Node.Kind.NEG, opcode, 1);
      case IDIV, IREM, LDIV, LREM -> {
        // May throw, so it is done now.
        Node.Plain result = passive(opcode, operator.typeKind(), 2);
        state.push(operator.typeKind(), state.settle(result));
      }
      case INEG, LNEG -> state.push(operator.typeKind(), passive(opcode, operator.typeKind(), 1));
      case LCMP, DCMPG, DCMPL, FCMPG, FCMPL ->
          state.push(TypeKind.INT, passive(opcode, TypeKind.INT, 2));
      default -> state.push(operator.typeKind(), passive(opcode, operator.typeKind(), 2));
    }
  }

  private Node.Plain passive(Opcode opcode, TypeKind kind, int operands) {
    Node.Plain last = state.popPlain();
    List<Node.Plain> all = operands == 1 ? List.of(last) : List.of(state.popPlain(), last);
    return Node.Plain.of(kind, all, c -> c.with(OperatorInstruction.of(opcode)));
  }

  private void arithmetic(Node.Kind kind, Opcode opcode, int operands) {
    TypeKind type = OperatorInstruction.of(opcode).typeKind();
    Value last = state.pop();
    List<Value> all = operands == 1 ? List.of(last) : List.of(state.pop(), last);
    operation(new Node.Arithmetic(kind, opcode), type, all);
  }

  private void operation(Node.Operation operation, TypeKind kind, List<Value> args) {
    if (args.stream().anyMatch(arg -> arg.type().isActive())) {
      state.push(
          new Value(
              new Type.Active(kind),
              Node.Op.of(operation, kind, args.stream().map(Value::node).toList())));
    } else {
      List<Node.Plain> numbers = args.stream().map(state::plain).toList();
      state.push(kind, Node.Plain.of(kind, numbers, c -> Recorder.apply(c, operation, kind)));
    }
  }

  private void convert(ConvertInstruction convert) {
    Opcode opcode = convert.opcode();
    if (opcode == Opcode.D2F || opcode == Opcode.F2D) {
      operation(new Node.Rounding(opcode), convert.toType(), List.of(state.pop()));
      return;
    }
    // An integer made of an active number is a step function: its derivative is zero.
    Node.Plain from = state.popPlain();
    state.push(
        convert.toType(),
        Node.Plain.of(
            convert.toType().asLoadable(),
            List.of(from),
            c -> c.with(ConvertInstruction.of(opcode))));
  }

  // Jumps.

  private Exit branch(BranchInstruction branch) {
    int to = state.method.blocks().at(branch.target());
    Opcode opcode = branch.opcode();
    return switch (opcode) {
      case GOTO, GOTO_W -> new Exit.Jump(to);
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL ->
          new Exit.If(kept(List.of(state.popPlain())), opcode, to, block.id() + 1);
      default -> {
        Node.Plain last = state.popPlain();
        yield new Exit.If(kept(List.of(state.popPlain(), last)), opcode, to, block.id() + 1);
      }
    };
  }

  private Exit choose(int otherwise, List<SwitchCase> cases) {
    Consumer<CodeBuilder> push = kept(List.of(state.popPlain()));
    Map<Integer, Integer> targets = new TreeMap<>();
    cases.forEach(one -> targets.put(one.caseValue(), state.method.blocks().at(one.target())));
    return new Exit.Switch(push, targets, otherwise);
  }

  /** Operands of a jump: saved where the rest of the stack is stored before it. */
  private Consumer<CodeBuilder> kept(List<Node.Plain> operands) {
    List<Node.Plain> saved =
        state.isEmpty() ? operands : operands.stream().map(state::copy).toList();
    return Node.Plain.of(TypeKind.INT, saved, c -> {}).push();
  }
}
