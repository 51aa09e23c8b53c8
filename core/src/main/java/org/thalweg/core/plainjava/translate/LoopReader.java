package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Blocks;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Draft;
import org.thalweg.core.plainjava.expression.MathFunction;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Reflection;

/** Reads a {@link Loop}, and gives up where it is none of the few kinds that are written anew. */
final class LoopReader {
  /** What the stack holds. */
  private sealed interface Item {}

  private record Integral(Index index) implements Item {}

  private record Array(Reference reference) implements Item {}

  private record Floating(Node node) implements Item {}

  private record Unknown() implements Item {}

  private final LoopHomes homes;
  private final Draft draft;
  private final Map<Integer, Integer> steps = new HashMap<>();
  private final Map<Integer, Integer> offsets = new HashMap<>();
  private final Map<Integer, Item> temporaries = new HashMap<>();
  private final List<Item> stack = new ArrayList<>();
  private final Map<LoopPlan.Element, Node> elements = new LinkedHashMap<>();
  private final LoopNumbers numbers = new LoopNumbers();
  private LoopPlan.@Nullable Target target;
  private Node value = LoopNumbers.ZERO;
  private boolean gaveUp;

  private LoopReader(MethodTranslation method, Loop loop) {
    homes = new LoopHomes(method, method.frame(loop.header()));
    draft = new Draft(homes.inner());
  }

  /** The plan of a loop; null if there is none. */
  static @Nullable LoopPlan read(MethodTranslation method, Loop loop) {
    if (!method.frame(loop.header()).stack().isEmpty()) {
      return null;
    }
    return new LoopReader(method, loop).plan(method, loop);
  }

  private @Nullable LoopPlan plan(MethodTranslation method, Loop loop) {
    Blocks.Block header = method.blocks().all().get(loop.header());
    Blocks.Block body = method.blocks().all().get(loop.body());
    List<Instruction> repeated = Loop.straight(body);
    for (Blocks.Block block : List.of(header, body)) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof IncrementInstruction inc) {
          steps.merge(inc.slot(), inc.constant(), Integer::sum);
        }
      }
    }
    homes.declare(header.instructions(), repeated);
    read(Loop.straight(header));
    Trips trips = trips(header, loop);
    if (trips == null || gaveUp || target != null) {
      return null;
    }
    homes.guard(trips);
    read(repeated);
    LoopPlan.Target written = target;
    if (gaveUp || written == null || !stack.isEmpty()) {
      return null;
    }
    return LoopPlan.of(loop.body(), homes, draft, elements, written, value, steps);
  }

  private @Nullable Trips trips(Blocks.Block header, Loop loop) {
    if (!(header.instructions().getLast() instanceof BranchInstruction branch)) {
      return null;
    }
    boolean withZero = Trips.isWithZero(branch.opcode());
    Index right = withZero ? new Index.Constant(0) : popIndex();
    Index left = popIndex();
    return stack.isEmpty() ? Trips.of(branch.opcode(), loop.jumps(), left, right) : null;
  }

  private void read(List<Instruction> instructions) {
    for (Instruction instruction : instructions) {
      if (gaveUp) {
        return;
      }
      read(instruction);
    }
  }

  private void read(Instruction instruction) {
    switch (instruction) {
      case LoadInstruction load -> stack.add(load(load.slot()));
      case StoreInstruction store -> store(store.slot());
      case IncrementInstruction inc -> {
        gaveUp |= temporaries.containsKey(inc.slot());
        offsets.merge(inc.slot(), inc.constant(), Integer::sum);
      }
      case ConstantInstruction constant -> stack.add(constant(constant));
      case OperatorInstruction operator -> operator(operator.opcode());
      case ConvertInstruction convert when convert.opcode() == Opcode.I2D -> convert();
      case StackInstruction move -> move(move.opcode());
      case ArrayLoadInstruction load -> element(load.typeKind());
      case ArrayStoreInstruction store when store.typeKind() == TypeKind.DOUBLE -> cells();
      case InvokeInstruction call -> call(call);
      case NopInstruction _ -> {}
      default -> gaveUp = true;
    }
  }

  private Item pop() {
    if (stack.isEmpty()) {
      gaveUp = true;
      return new Unknown();
    }
    return stack.removeLast();
  }

  private Index popIndex() {
    return pop() instanceof Integral(Index index) ? index : new Index.Other();
  }

  private Node popNumber() {
    if (pop() instanceof Floating(Node node)) {
      return node;
    }
    gaveUp = true;
    return LoopNumbers.ZERO;
  }

  private Item load(int slot) {
    Item known = temporaries.get(slot);
    if (known != null) {
      return known;
    }
    return switch (homes.type(slot)) {
      case Type.Passive(TypeKind kind) when kind == TypeKind.INT ->
          new Integral(
              new Index.Variable(
                  homes.value(slot, kind),
                  steps.getOrDefault(slot, 0),
                  offsets.getOrDefault(slot, 0)));
      case Type.Passive(TypeKind kind) when kind == TypeKind.DOUBLE ->
          new Floating(Node.Plain.local(kind, homes.value(slot, kind)));
      case Type.Active(TypeKind kind, boolean reflected) when kind == TypeKind.DOUBLE -> {
        Node.Leaf leaf = homes.leaf(slot);
        yield new Floating(reflected ? Reflection.held(leaf) : leaf);
      }
      case Type.Tracked _, Type.Ref _ -> {
        Reference reference = homes.array(slot);
        yield reference == null ? new Unknown() : new Array(reference);
      }
      default -> new Unknown();
    };
  }

  private void store(int slot) {
    Item item = pop();
    if (homes.type(slot) instanceof Type.Unset) {
      temporaries.put(slot, item);
    } else if (item instanceof Floating(Node node)
        && homes.type(slot) instanceof Type.Active(TypeKind kind, boolean reflected)
        && !reflected
        && kind == TypeKind.DOUBLE) {
      Node.Leaf leaf = homes.leaf(slot);
      draft.varies(leaf.value());
      write(new LoopPlan.Sum(leaf, slot), node);
    } else {
      gaveUp = true;
    }
  }

  private void write(LoopPlan.Target to, Node node) {
    gaveUp |= target != null || node instanceof Node.Leaf || numbers.isLarge(node);
    target = to;
    value = node;
  }

  private static Item constant(ConstantInstruction constant) {
    return switch (constant.constantValue()) {
      case Integer i -> new Integral(new Index.Constant(i));
      case Double d ->
          new Floating(Node.Plain.constant(TypeKind.DOUBLE, d, c -> c.loadConstant(d)));
      default -> new Unknown();
    };
  }

  private void operator(Opcode opcode) {
    switch (opcode) {
      case IADD, ISUB, IMUL, ISHL -> {
        Index right = popIndex();
        stack.add(new Integral(new Index.Operation(opcode, popIndex(), right)));
      }
      case INEG -> {
        Index zero = new Index.Constant(0);
        stack.add(new Integral(new Index.Operation(Opcode.ISUB, zero, popIndex())));
      }
      case ARRAYLENGTH -> {
        if (pop() instanceof Array(Reference array)) {
          stack.add(new Integral(new Index.Length(array)));
        } else {
          gaveUp = true;
        }
      }
      case DADD -> number(new Node.Arithmetic(Node.Kind.ADD, opcode), 2);
      case DSUB -> number(new Node.Arithmetic(Node.Kind.SUB, opcode), 2);
      case DMUL -> number(new Node.Arithmetic(Node.Kind.MUL, opcode), 2);
      case DDIV -> number(new Node.Arithmetic(Node.Kind.DIV, opcode), 2);
      case DREM -> number(new Node.Arithmetic(Node.Kind.REM, opcode), 2);
      case DNEG -> number(new Node.Arithmetic(Node.Kind.NEG, opcode), 1);
      default -> gaveUp = true;
    }
  }

  private void number(Node.Operation operation, int operands) {
    List<Node> args = new ArrayList<>();
    for (int k = 0; k < operands; k++) {
      args.addFirst(popNumber());
    }
    stack.add(new Floating(numbers.apply(operation, args)));
  }

  private void call(InvokeInstruction call) {
    MathFunction function = MathFunction.of(call.name().stringValue(), call.typeSymbol());
    if (function == null
        || call.opcode() != Opcode.INVOKESTATIC
        || !LibraryCode.isMath(call.owner().asSymbol())
        || TypeKind.from(call.typeSymbol().returnType()) != TypeKind.DOUBLE) {
      gaveUp = true;
      return;
    }
    number(new Node.Call(function, call.owner().asSymbol()), function.arity());
  }

  /** An integer that counts, as a number. */
  private void convert() {
    Index index = popIndex();
    if (index.degree() == Index.NOT_LINEAR) {
      gaveUp = true;
      return;
    }
    Position position = homes.position(index);
    int local = homes.inner().temporary(TypeKind.DOUBLE);
    draft.varies(local);
    draft.emit(c -> {
      position.push(c);
      c.i2d().dstore(local);
    });
    stack.add(new Floating(Node.Plain.local(TypeKind.DOUBLE, local)));
  }

  private void move(Opcode opcode) {
    switch (opcode) {
      case DUP -> {
        Item top = pop();
        stack.addAll(List.of(top, top));
      }
      case DUP2 -> {
        Item top = pop();
        List<Item> two = top instanceof Floating ? List.of(top) : List.of(pop(), top);
        stack.addAll(two);
        stack.addAll(two);
      }
      default -> gaveUp = true;
    }
  }

  // Arrays.

  private void element(TypeKind kind) {
    Index index = popIndex();
    if (!(pop() instanceof Array(Reference array)) || target != null) {
      gaveUp = true;
    } else if (array.type().equals(Descs.DOUBLES) && index.degree() < Index.NOT_LINEAR) {
      stack.add(new Floating(loaded(new LoopPlan.Element(array, homes.position(index)))));
    } else if (kind == TypeKind.REFERENCE && index.degree() == 0 && Descs.depth(array.type()) > 1) {
      stack.add(new Array(homes.row(array, index)));
    } else {
      gaveUp = true;
    }
  }

  private Node loaded(LoopPlan.Element element) {
    Node known = elements.get(element);
    if (known != null) {
      return known;
    }
    int local = homes.inner().temporary(TypeKind.DOUBLE);
    if (!element.position().isFixed()) {
      draft.varies(local);
    }
    Node made =
        element.array().isTracked()
            ? new Node.Leaf(TypeKind.DOUBLE, local, homes.inner().temporary(TypeKind.INT))
            : Node.Plain.local(TypeKind.DOUBLE, local);
    elements.put(element, made);
    return made;
  }

  private void cells() {
    Node node = popNumber();
    Index index = popIndex();
    if (pop() instanceof Array(Reference array)
        && array.isTracked()
        && index.degree() < Index.NOT_LINEAR) {
      write(new LoopPlan.Cells(new LoopPlan.Element(array, homes.position(index))), node);
    } else {
      gaveUp = true;
    }
  }
}
