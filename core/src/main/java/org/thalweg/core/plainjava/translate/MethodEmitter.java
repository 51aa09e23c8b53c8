package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.thalweg.core.plainjava.bytecode.Blocks;
import org.thalweg.core.plainjava.bytecode.Handles;
import org.thalweg.core.plainjava.expression.Homes;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;

/** Writes the blocks of a translated method and what leads from one to the next. */
final class MethodEmitter {
  private static final ClassDesc THROWABLE = ClassDesc.of("java.lang.Throwable");

  private static final MethodTypeDesc RECORD =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_double, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final MethodTranslation method;
  private final Homes homes;
  private final Map<Integer, Label> labels = new HashMap<>();
  private final Map<Integer, Label> entries = new HashMap<>();
  private final List<Runnable> stubs = new ArrayList<>();

  MethodEmitter(CodeBuilder code, MethodTranslation method) {
    this.code = code;
    this.method = method;
    this.homes = method.homes();
  }

  void write() {
    method.translated().keySet().forEach(id -> labels.put(id, code.newLabel()));
    method.loops().keySet().forEach(id -> entries.put(id, code.newLabel()));
    convert(method.entry(), method.frame(0)).forEach(some -> some.accept(code));
    Map<List<Blocks.Handler>, List<Label[]>> guarded = new LinkedHashMap<>();
    List<Integer> ids = List.copyOf(method.translated().keySet());
    for (int i = 0; i < ids.size(); i++) {
      int id = ids.get(i);
      TranslatedBlock block = method.translated().get(id);
      if (block == null) {
        throw new IllegalStateException("block " + id + " is not there");
      }
      enterLoop(id);
      code.labelBinding(label(id));
      List<Blocks.Handler> handlers = method.blocks().all().get(id).handlers();
      Label start = code.newBoundLabel();
      if (!handlers.isEmpty()) {
        code.nop();
      }
      block.code().forEach(some -> some.accept(code));
      if (block.exit() instanceof Exit.Throw(Consumer<CodeBuilder> push)) {
        push.accept(code);
        code.athrow();
      }
      Label end = code.newBoundLabel();
      if (!handlers.isEmpty()) {
        guarded.computeIfAbsent(handlers, _ -> new ArrayList<>()).add(new Label[] {start, end});
      }
      leave(id, block, i + 1 < ids.size() ? ids.get(i + 1) : -1);
      stubs.forEach(Runnable::run);
      stubs.clear();
    }
    guarded.forEach(this::handle);
  }

  /** Tries to do a whole loop at once; then its header finds that it is over. */
  private void enterLoop(int header) {
    Label entry = entries.get(header);
    LoopPlan plan = method.loops().get(header);
    if (entry == null || plan == null) {
      return;
    }
    code.labelBinding(entry);
    int trips = homes.temporary(TypeKind.INT);
    Trips known = plan.homes().outerTrips();
    if (known != null) {
      known.write(code, trips, label(header));
    }
    code.aload(0);
    plan.homes()
        .parameters()
        .forEach(parameter -> code.loadLocal(parameter.kind(), parameter.outer()));
    code.invokestatic(Program.SELF, method.loopName(header), plan.type());
    code.dup().istore(trips).ifeq(label(header));
    plan.steps()
        .forEach((slot, step) -> {
          int counter = homes.value(slot, TypeKind.INT);
          code.iload(counter).iload(trips).loadConstant(step).imul().iadd().istore(counter);
        });
    if (plan.target() instanceof LoopPlan.Sum(Node.Leaf _, int slot)) {
      code.aload(0).getfield(Recorder.TAPE, "sum", ConstantDescs.CD_double);
      code.dstore(homes.value(slot, TypeKind.DOUBLE));
      code.aload(0).getfield(Recorder.TAPE, "result", ConstantDescs.CD_int);
      code.istore(homes.index(slot));
    }
  }

  /** Where a block goes on to another: to a loop from outside by way of its entry. */
  private Label label(int from, int to) {
    Label entry = entries.get(to);
    LoopPlan plan = method.loops().get(to);
    return entry == null || plan == null || from == plan.body() ? label(to) : entry;
  }

  /** Where the code of a block starts. */
  private Label first(int id) {
    Label entry = entries.get(id);
    return entry == null ? label(id) : entry;
  }

  private Label label(int id) {
    Label label = labels.get(id);
    if (label == null) {
      throw new IllegalStateException("block " + id + " is never reached");
    }
    return label;
  }

  private void leave(int id, TranslatedBlock block, int following) {
    switch (block.exit()) {
      case Exit.Jump(int to) -> jump(id, block, to, following);
      case Exit.If branch -> {
        branch.push().accept(code);
        code.branch(branch.opcode(), by(id, block, branch.to()));
        jump(id, block, branch.next(), following);
      }
      case Exit.Switch choice -> {
        choice.push().accept(code);
        List<SwitchCase> cases = new ArrayList<>();
        choice.cases().forEach((value, to) -> cases.add(SwitchCase.of(value, by(id, block, to))));
        Label otherwise = by(id, block, choice.otherwise());
        if (isDense(choice)) {
          code.tableswitch(otherwise, cases);
        } else {
          code.lookupswitch(otherwise, cases);
        }
      }
      case Exit.Return back -> giveBack(back);
      case Exit.Throw _ -> {}
    }
  }

  private static boolean isDense(Exit.Switch choice) {
    List<Integer> values = List.copyOf(choice.cases().keySet());
    return !values.isEmpty()
        && (long) values.getLast() - values.getFirst() < 4L * values.size() + 8;
  }

  private void jump(int id, TranslatedBlock block, int to, int following) {
    convert(block.leaving(), method.frame(to)).forEach(some -> some.accept(code));
    boolean falls = to == following && stubs.isEmpty() && label(id, to) == first(to);
    if (!falls) {
      code.goto_(label(id, to));
    }
  }

  /** A label that leads to a block by way of what must be done before. */
  private Label by(int id, TranslatedBlock block, int to) {
    List<Consumer<CodeBuilder>> moves = convert(block.leaving(), method.frame(to));
    if (moves.isEmpty()) {
      return label(id, to);
    }
    Label stub = code.newLabel();
    stubs.add(() -> {
      code.labelBinding(stub);
      moves.forEach(some -> some.accept(code));
      code.goto_(label(id, to));
    });
    return stub;
  }

  /** Gives indices to what is passive on this path and active on another. */
  private List<Consumer<CodeBuilder>> convert(Frame from, Frame to) {
    List<Consumer<CodeBuilder>> moves = new ArrayList<>();
    for (int slot = 0; slot < to.locals().size(); slot++) {
      convert(from.locals().get(slot), to.locals().get(slot), slot, moves);
    }
    for (int depth = 0; depth < to.stack().size(); depth++) {
      convert(from.stack().get(depth), to.stack().get(depth), Homes.STACK + depth, moves);
    }
    return moves;
  }

  private void convert(Type from, Type to, int slot, List<Consumer<CodeBuilder>> moves) {
    if (from.equals(to)) {
      return;
    }
    if (to instanceof Type.Active && from instanceof Type.Active) {
      int index = homes.index(slot); // the number was reflected
      moves.add(c -> c.aload(0).dconst_1().dneg().iload(index));
      moves.add(c -> c.invokevirtual(Recorder.TAPE, "record1", RECORD).istore(index));
    } else if (to instanceof Type.Active) {
      int index = homes.index(slot);
      moves.add(c -> c.iconst_0().istore(index));
    } else if (to instanceof Type.Tracked && !(from instanceof Type.Tracked)) {
      int indices = homes.indices(slot);
      moves.add(c -> c.aconst_null().astore(indices));
    }
    if (from instanceof Type.Null) {
      int value = homes.value(slot, TypeKind.REFERENCE);
      moves.add(c -> c.aconst_null().astore(value));
    }
  }

  private void giveBack(Exit.Return back) {
    Value value = back.value();
    if (value == null) {
      code.return_();
      return;
    }
    Type type = method.returned();
    switch (value.node()) {
      case Node.Leaf leaf -> {
        code.aload(0).iload(leaf.index());
        code.putfield(Recorder.TAPE, "result", ConstantDescs.CD_int);
        code.loadLocal(leaf.kind(), leaf.value());
      }
      case Node.Plain plain -> {
        if (type instanceof Type.Active) {
          code.aload(0).iconst_0();
          code.putfield(Recorder.TAPE, "result", ConstantDescs.CD_int);
        } else if (type instanceof Type.Tracked) {
          code.aload(0);
          ArrayCode.indices(value).push().accept(code);
          code.putfield(Recorder.TAPE, "indices", ConstantDescs.CD_Object);
        }
        plain.push().accept(code);
        if (type instanceof Type.Ref ref
            && value.type() instanceof Type.Ref own
            && !own.desc().equals(ref.desc())) {
          code.checkcast(ref.desc());
        }
      }
      case Node.Op _ -> throw new IllegalStateException("a result was not recorded");
    }
    code.return_(type.kind());
  }

  /** Finds the handler of an exception by its class, which the emitted class cannot name. */
  private void handle(List<Blocks.Handler> handlers, List<Label[]> ranges) {
    Label start = code.newLabel();
    for (Label[] range : ranges) {
      code.exceptionCatchAll(range[0], range[1], start);
    }
    code.labelBinding(start);
    int caught = homes.value(Homes.STACK, TypeKind.REFERENCE);
    code.astore(caught);
    code.aload(0).getfield(Recorder.TAPE, "failures", Recorder.FAILURES);
    code.invokevirtual(Recorder.FAILURES, "check", ConstantDescs.MTD_void);
    for (Blocks.Handler handler : handlers) {
      Label next = code.newLabel();
      if (handler.type().isPresent()) {
        method
            .program()
            .call(
                Handles.isInstance(method.exception(handler.type().get())),
                List.of(Node.Plain.local(TypeKind.REFERENCE, caught)))
            .push()
            .accept(code);
        code.ifeq(next);
      }
      code.goto_(label(handler.block()));
      code.labelBinding(next);
    }
    code.aload(caught).checkcast(THROWABLE).athrow();
  }
}
