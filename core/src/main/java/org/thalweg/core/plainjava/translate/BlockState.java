package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.expression.Draft;
import org.thalweg.core.plainjava.expression.Homes;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.expression.Reflection;
import org.thalweg.core.plainjava.refusal.Refusal;

/** Local variables, stack and code of a block while it is translated. */
final class BlockState {
  final MethodTranslation method;
  final Homes homes;
  final Draft draft;
  private final List<Type> locals;
  private final List<Value> stack = new ArrayList<>();
  private final List<List<Type>> seen = new ArrayList<>();
  private final Set<MethodTranslation> calls = new LinkedHashSet<>();
  private final Loads loads = new Loads();
  private int line;

  BlockState(MethodTranslation method, Frame frame) {
    this.method = method;
    this.homes = method.homes();
    homes.startBlock();
    draft = new Draft(homes);
    locals = new ArrayList<>(frame.locals());
    seen.add(List.copyOf(locals));
    for (int depth = 0; depth < frame.stack().size(); depth++) {
      stack.add(held(frame.stack().get(depth), Homes.STACK + depth));
    }
  }

  Program program() {
    return method.program();
  }

  void line(int number) {
    line = number;
  }

  /** A refusal of the instruction being translated. */
  Refusal refusal(String reason, String advice) {
    return new Refusal(place(), reason, advice);
  }

  /** What the instruction being translated is called in a refusal. */
  String place() {
    return method.place(line);
  }

  void emit(Consumer<CodeBuilder> some) {
    draft.emit(some);
  }

  List<Consumer<CodeBuilder>> code() {
    return draft.code();
  }

  /** The code writes to an array of this type. */
  void writes(Type type) {
    if (type instanceof Type.Tracked tracked && !tracked.own()) {
      program().writesArguments();
    }
    if (type instanceof Type.Tracked tracked) {
      method.writes(tracked.from());
    }
  }

  /** The code puts an array where other code may find it and write to it. */
  void writesLater(Type type) {
    if (type instanceof Type.Tracked array && !array.own()) {
      program().writesArguments();
    }
    if (!(type instanceof Type.Tracked tracked) || tracked.from() != Type.Tracked.HERE) {
      method.writes(Type.Tracked.ANYWHERE);
    }
  }

  /** An active number was loaded from an element. */
  void loaded(Node.Leaf leaf, Node.Plain array, Node.Plain index) {
    loads.add(leaf, array, index, draft.code().size());
  }

  /** What an element holds, if it was loaded and nothing has been done since. */
  Node.@Nullable Leaf justLoaded(Node.Plain array, Node.Plain index) {
    return loads.last(array, index, draft.code().size());
  }

  /** Whether a number was loaded from an element, and is nowhere else now. */
  boolean isFrom(Node.Leaf leaf, Node.Plain array, Node.Plain index) {
    return loads.isFrom(leaf, array, index)
        && stack.stream().noneMatch(value -> value.type() instanceof Type.Active);
  }

  /** Numbers from arrays that wait on the stack while other code may add to their elements. */
  void shareStack() {
    for (Value value : stack) {
      for (Node.Leaf leaf : loads.leaves()) {
        if (value.reads(leaf.index())) {
          emit(c -> Recorder.share(c, leaf.index()));
        }
      }
    }
  }

  /** The code calls a method. */
  void calls(MethodTranslation callee) {
    calls.add(callee);
  }

  Set<MethodTranslation> calls() {
    return calls;
  }

  /** Types of local variables at every point of the block where they changed. */
  List<List<Type>> seen() {
    return seen;
  }

  // The stack.

  void push(Value value) {
    stack.add(value);
  }

  void push(TypeKind kind, Node.Plain node) {
    push(new Value(new Type.Passive(kind.asLoadable()), node));
  }

  Value pop() {
    return stack.removeLast();
  }

  int size() {
    return stack.size();
  }

  boolean isEmpty() {
    return stack.isEmpty();
  }

  /** Pops a value for its number or reference alone. */
  Node.Plain popPlain() {
    return plain(pop());
  }

  Node.Plain plain(Value value) {
    return switch (value.node()) {
      case Node.Plain plain -> plain;
      case Node.Leaf leaf -> Node.Plain.local(leaf.kind(), leaf.value());
      case Node.Op op -> new Node.Plain(op.kind(), Recorder.value(op), op.reads(), null);
    };
  }

  /** Pops a reference, cast where it must be of a type and is not known to be. */
  Node.Plain popReference(ClassDesc wanted) {
    return reference(pop(), wanted);
  }

  Node.Plain reference(Value value, ClassDesc wanted) {
    Node.Plain plain = plain(value);
    boolean known =
        wanted.equals(ConstantDescs.CD_Object)
            || !(value.type() instanceof Type.Ref ref)
            || ref.desc().equals(wanted);
    return known
        ? plain
        : Node.Plain.of(TypeKind.REFERENCE, List.of(plain), c -> c.checkcast(wanted));
  }

  /** An argument as the emitted class passes it. */
  Node.Plain argument(Value value, ClassDesc erased) {
    return erased.isPrimitive() ? plain(value) : reference(value, erased);
  }

  // Values in local variables.

  /** Evaluates now. */
  Node.Plain settle(Node.Plain plain) {
    if (plain.trivial()) {
      return plain;
    }
    int local = homes.temporary(plain.kind());
    store(plain, local);
    return Node.Plain.local(plain.kind(), local);
  }

  /** Evaluates now, into a variable that nothing else writes to. */
  Node.Plain copy(Node.Plain plain) {
    int local = homes.temporary(plain.kind());
    store(plain, local);
    return Node.Plain.local(plain.kind(), local);
  }

  private void store(Node.Plain plain, int local) {
    emit(c -> {
      plain.push().accept(c);
      c.storeLocal(plain.kind(), local);
    });
  }

  /** Evaluates now, and records what is active. */
  Value settle(Value value) {
    return switch (value.node()) {
      case Node.Op op -> new Value(value.type(), Recorder.record(draft, op));
      case Node.Leaf _ -> value;
      case Node.Plain plain ->
          new Value(
              value.type(),
              settle(plain),
              value.indices() == null ? null : settle(value.indices()));
    };
  }

  /** Pops what goes to another method: a number that stays here too has two holders then. */
  Value handOver() {
    return handOver(pop());
  }

  Value handOver(Value value) {
    if (value.node() instanceof Node.Leaf leaf) {
      emit(c -> Recorder.share(c, leaf.index()));
    }
    return settle(value);
  }

  /** The value of a slot that holds a type. */
  Value held(Type type, int slot) {
    return switch (type) {
      case Type.Passive passive ->
          new Value(type, Node.Plain.local(passive.kind(), homes.value(slot, passive.kind())));
      case Type.Active(TypeKind kind, boolean reflected) -> {
        Node.Leaf leaf = new Node.Leaf(kind, homes.value(slot, kind), homes.index(slot));
        yield new Value(new Type.Active(kind), reflected ? Reflection.held(leaf) : leaf);
      }
      case Type.Tracked _ ->
          new Value(
              type,
              Node.Plain.local(TypeKind.REFERENCE, homes.value(slot, TypeKind.REFERENCE)),
              Node.Plain.local(TypeKind.REFERENCE, homes.indices(slot)));
      case Type.Ref _, Type.Twin _, Type.Uninitialized _ ->
          new Value(
              type, Node.Plain.local(TypeKind.REFERENCE, homes.value(slot, TypeKind.REFERENCE)));
      case Type.Null _ -> NOTHING;
      case Type.Unset _ -> new Value(type, NOTHING.node());
    };
  }

  /** The null reference. */
  static final Value NOTHING =
      new Value(
          Types.NULL,
          Node.Plain.constant(TypeKind.REFERENCE, Types.NULL, CodeBuilder::aconst_null));

  void load(int slot) {
    Type type = locals.get(slot);
    if (type instanceof Type.Unset) {
      throw refusal(
          "a variable holds values of different kinds on different paths",
          "use one variable for each, and arrays made inside the function");
    }
    push(held(type, slot));
  }

  /** Pops into a slot of the user's method. */
  void store(int slot) {
    Value value = pop();
    Type type = method.kept(value.type());
    displace(slot);
    Node.Leaf reflected = value.node() instanceof Node.Op op ? Reflection.of(op) : null;
    if (reflected != null && !method.catchesExceptions()) {
      type = new Type.Active(TypeKind.DOUBLE, true);
      store(plain(value), homes.value(slot, TypeKind.DOUBLE));
      emit(c -> Reflection.share(c, reflected, homes.index(slot)));
    } else {
      hold(value, type, slot);
    }
    locals.set(slot, type);
    if (slot > 0 && isWide(locals.get(slot - 1))) {
      locals.set(slot - 1, Types.UNSET);
    }
    if (value.isWide()) {
      locals.set(slot + 1, Types.UNSET);
    }
    seen.add(List.copyOf(locals));
  }

  private static boolean isWide(Type type) {
    return (type instanceof Type.Passive || type instanceof Type.Active)
        && type.kind().slotSize() == 2;
  }

  /** Saves stack entries that rest on a slot that is about to change. */
  void displace(int slot) {
    for (int local : homes.known(slot)) {
      loads.forget(local);
      for (int i = 0; i < stack.size(); i++) {
        if (stack.get(i).reads(local)) {
          stack.set(i, saved(stack.get(i)));
        }
      }
    }
  }

  private Value saved(Value value) {
    return switch (value.node()) {
      case Node.Op op -> new Value(value.type(), Recorder.record(draft, op));
      case Node.Leaf leaf -> {
        int v = homes.temporary(leaf.kind());
        int i = homes.temporary(TypeKind.INT);
        emit(c -> Recorder.copy(c, leaf, v, i));
        yield new Value(value.type(), new Node.Leaf(leaf.kind(), v, i));
      }
      case Node.Plain plain ->
          new Value(
              value.type(), copy(plain), value.indices() == null ? null : copy(value.indices()));
    };
  }

  /** Writes a value to the local variables of a slot. */
  private void hold(Value value, Type type, int slot) {
    int to = homes.value(slot, type.kind());
    switch (value.node()) {
      case Node.Op op -> {
        Node.Leaf before = new Node.Leaf(op.kind(), to, homes.index(slot));
        Recorder.record(draft, op, before, before);
      }
      case Node.Leaf leaf -> {
        int index = homes.index(slot);
        if (leaf.value() != to) {
          emit(c -> Recorder.copy(c, leaf, to, index));
        }
      }
      case Node.Plain plain -> {
        store(plain, to);
        if (type instanceof Type.Active) {
          int index = homes.index(slot);
          emit(c -> c.iconst_0().istore(index));
        } else if (type instanceof Type.Tracked) {
          store(
              value.indices() == null ? (Node.Plain) NOTHING.node() : value.indices(),
              homes.indices(slot));
        }
      }
    }
  }

  void increment(int slot, int by) {
    displace(slot);
    int local = homes.value(slot, TypeKind.INT);
    emit(c -> c.iinc(local, by));
  }

  /** Replaces what {@code new} pushed by the object its constructor made. */
  void initialize(Type.Uninitialized type, Value object) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).type().equals(type)) {
        stack.set(i, object);
      }
    }
  }

  /** Leaves the stack in the slots where the next block finds it. */
  Frame leave() {
    for (int i = 0; i < stack.size(); i++) {
      stack.set(i, settle(stack.get(i)));
    }
    for (int i = 0; i < stack.size(); i++) {
      if (!isHome(stack.get(i), Homes.STACK + i)) {
        stack.set(i, saved(stack.get(i)));
      }
    }
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      Value value = stack.get(i);
      Type type = method.kept(value.type());
      if (!isHome(value, Homes.STACK + i) || !type.equals(value.type())) {
        hold(value, type, Homes.STACK + i);
      }
      types.add(type);
    }
    return new Frame(locals, types);
  }

  private boolean isHome(Value value, int slot) {
    Type type = value.type();
    return switch (value.node()) {
      case Node.Leaf leaf -> leaf.value() == homes.value(slot, type.kind());
      case Node.Plain plain ->
          plain.trivial() && plain.reads().equals(Set.of(homes.value(slot, type.kind())));
      case Node.Op _ -> false;
    };
  }
}
