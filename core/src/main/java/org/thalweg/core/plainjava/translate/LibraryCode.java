package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.MathFunction;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.tape.TrackedArrays;

/** Calls of methods of the JDK whose derivative is known. */
final class LibraryCode {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc STRICT_MATH = ClassDesc.of("java.lang.StrictMath");
  private static final ClassDesc ARRAYS = ClassDesc.of("java.util.Arrays");
  private static final ClassDesc RUNTIME = ClassDesc.of(TrackedArrays.class.getName());
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc INT = ConstantDescs.CD_int;

  /** Questions about a double, whose answers are passive. */
  private static final Set<String> QUESTIONS = Set.of("isNaN", "isInfinite", "isFinite", "compare");

  private final BlockState state;

  LibraryCode(BlockState state) {
    this.state = state;
  }

  /** Translates a call, if it is one of those known here. */
  boolean call(Invocation call) {
    List<Value> args = call.arguments();
    if (isMath(call.owner())) {
      return math(call);
    }
    if (call.owner().isArray()
        && call.name().equals("clone")
        && Descs.isFloatingArray(call.owner())) {
      Node.Plain length = length(args.getFirst());
      copyOf(args.getFirst(), call.owner(), zero(), length);
      return true;
    }
    if (call.owner().equals(ClassDesc.of("java.lang.Double")) && call.isActive()) {
      return doubles(call);
    }
    if (call.owner().equals(ARRAYS)) {
      return arrays(call);
    }
    if (call.owner().equals(ClassDesc.of("java.lang.System"))
        && call.name().equals("arraycopy")
        && (args.get(0).type().isActive() || args.get(2).type().isActive())) {
      copy(args);
      return true;
    }
    if (call.owner().equals(ClassDesc.of("java.util.Objects"))
        && call.name().equals("requireNonNull")
        && args.size() == 1
        && args.getFirst().type() instanceof Type.Tracked) {
      Value array = state.settle(args.getFirst());
      length(array); // throws where the array is null
      state.push(array);
      return true;
    }
    return false;
  }

  /** Whether a class is that of mathematical functions. */
  static boolean isMath(ClassDesc owner) {
    return owner.equals(MATH) || owner.equals(STRICT_MATH);
  }

  /** Whether a call prints one number or text, which changes nothing that is computed. */
  static boolean isPrinting(Invocation call) {
    return call.owner().equals(ClassDesc.of("java.io.PrintStream"))
        && call.name().startsWith("print")
        && call.type().parameterCount() == 1
        && !(call.arguments().getLast().type() instanceof Type.Tracked);
  }

  // Math.

  private boolean math(Invocation call) {
    MathFunction function = MathFunction.of(call.name(), call.type());
    TypeKind kind = TypeKind.from(call.type().returnType());
    if (call.isActive() && function != null) {
      Node.Operation operation = new Node.Call(function, call.owner());
      List<Node> args = call.arguments().stream().map(Value::node).toList();
      state.push(new Value(new Type.Active(kind), Node.Op.of(operation, kind, args)));
      return true;
    }
    if (call.isActive() && !MathFunction.STEPS.contains(call.name())) {
      return false;
    }
    List<Node.Plain> args = call.arguments().stream().map(state::plain).toList();
    Node.Plain result =
        Node.Plain.of(
            kind.asLoadable(), args, c -> c.invokestatic(call.owner(), call.name(), call.type()));
    // Functions of integers may throw, so they are done now.
    state.push(kind, Program.isFloating(kind) ? result : state.settle(result));
    return true;
  }

  private boolean doubles(Invocation call) {
    if (!call.isStatic()) {
      return false;
    }
    if (QUESTIONS.contains(call.name())) {
      List<Node.Plain> args = call.arguments().stream().map(state::plain).toList();
      state.push(
          TypeKind.INT,
          Node.Plain.of(
              TypeKind.INT, args, c -> c.invokestatic(call.owner(), call.name(), call.type())));
      return true;
    }
    Node.@Nullable Operation operation =
        switch (call.name()) {
          case "sum" -> new Node.Arithmetic(Node.Kind.ADD, Opcode.DADD);
          case "max" -> new Node.Call(MathFunction.MAX, MATH);
          case "min" -> new Node.Call(MathFunction.MIN, MATH);
          default -> null;
        };
    if (operation == null) {
      return false;
    }
    List<Node> args = call.arguments().stream().map(Value::node).toList();
    state.push(
        new Value(new Type.Active(TypeKind.DOUBLE), Node.Op.of(operation, TypeKind.DOUBLE, args)));
    return true;
  }

  // Arrays.

  private boolean arrays(Invocation call) {
    List<Value> args = call.arguments();
    ClassDesc type = call.type().parameterCount() == 0 ? OBJECT : call.type().parameterType(0);
    boolean floating = Descs.isFloatingArray(type);
    return switch (call.name()) {
      case "fill" -> {
        boolean tracked = args.getFirst().type() instanceof Type.Tracked;
        if (!tracked || !type.equals(Descs.DOUBLES)) {
          yield false;
        }
        Value array = state.settle(args.getFirst());
        if (args.size() == 2) {
          fill(array, zero(), length(array), args.get(1));
        } else {
          fill(array, state.plain(args.get(1)), state.plain(args.get(2)), args.get(3));
        }
        yield true;
      }
      case "copyOf" -> {
        if (!floating) {
          yield false;
        }
        Node.Plain length = state.settle(state.plain(args.get(1)));
        copyOf(args.getFirst(), type, zero(), length);
        yield true;
      }
      case "copyOfRange" -> {
        if (!floating) {
          yield false;
        }
        Node.Plain from = state.settle(state.plain(args.get(1)));
        Node.Plain to = state.settle(state.plain(args.get(2)));
        copyOf(args.getFirst(), type, from, to);
        yield true;
      }
      default -> false;
    };
  }

  private static Node.Plain zero() {
    return Node.Plain.constant(TypeKind.INT, 0, CodeBuilder::iconst_0);
  }

  private Node.Plain length(Value array) {
    return state.settle(
        Node.Plain.of(TypeKind.INT, List.of(state.plain(array)), CodeBuilder::arraylength));
  }

  private void fill(Value array, Node.Plain from, Node.Plain to, Value number) {
    state.writes(array.type());
    Value settled = state.handOver(number);
    Node.Plain reference = state.plain(array);
    Node.Plain value = state.plain(settled);
    int place = state.program().place(state.place());
    state.emit(c -> {
      c.aload(0);
      reference.push().accept(c);
      ArrayCode.indices(array).push().accept(c);
      from.push().accept(c);
      to.push().accept(c);
      value.push().accept(c);
      if (settled.node() instanceof Node.Leaf leaf) {
        c.iload(leaf.index());
      } else {
        c.iconst_0();
      }
      c.loadConstant(place);
      c.invokestatic(
          RUNTIME,
          "fill",
          MethodTypeDesc.of(
              ConstantDescs.CD_void,
              Recorder.TAPE,
              Descs.DOUBLES,
              Descs.INTS,
              INT,
              INT,
              ConstantDescs.CD_double,
              INT,
              INT));
    });
  }

  /** Pushes a copy of a range of an array, with indices of its own. */
  private void copyOf(Value from, ClassDesc type, Node.Plain start, Node.Plain end) {
    Value array = state.settle(from);
    Node.Plain reference = state.reference(array, type);
    ClassDesc erased = Descs.depth(type) == 1 ? type : Descs.OBJECTS;
    Node.Plain copy =
        state.settle(
            Node.Plain.of(
                TypeKind.REFERENCE,
                List.of(reference, start, end),
                c -> {
                  c.invokestatic(
                      ARRAYS, "copyOfRange", MethodTypeDesc.of(erased, erased, INT, INT));
                  if (!erased.equals(type)) {
                    c.checkcast(type);
                  }
                }));
    Node.Plain indices =
        state.settle(
            Node.Plain.of(
                TypeKind.REFERENCE,
                List.of(
                    Node.Plain.local(TypeKind.REFERENCE, 0),
                    reference,
                    ArrayCode.indices(array),
                    start,
                    end),
                c ->
                    c.invokestatic(
                            RUNTIME,
                            "range",
                            MethodTypeDesc.of(OBJECT, Recorder.TAPE, OBJECT, OBJECT, INT, INT))
                        .checkcast(Descs.indices(type))));
    boolean hasRows = Descs.depth(type) > 1;
    if (hasRows) {
      state.writesLater(array.type());
    }
    state.push(new Value(Type.Tracked.made(type), copy, indices));
  }

  private void copy(List<Value> args) {
    List<Value> settled = args.stream().map(state::settle).toList();
    Value from = settled.get(0);
    Value to = settled.get(2);
    boolean floating = isNumbers(from.type()) && isNumbers(to.type());
    if (!floating) {
      throw state.refusal(
          "copies between arrays of different types with values that depend on the point",
          "copy from double[] to double[]");
    }
    state.writes(to.type());
    if (from.type() instanceof Type.Tracked rows && Descs.depth(rows.array()) > 1) {
      state.writesLater(rows);
    }
    int place = state.program().place(state.place());
    List<Node.Plain> pushes = new ArrayList<>();
    pushes.add(Node.Plain.local(TypeKind.REFERENCE, 0));
    for (Value one : settled) {
      pushes.add(state.plain(one));
      if (one == from || one == to) {
        pushes.add(ArrayCode.indices(one));
      }
    }
    state.emit(c -> {
      pushes.forEach(push -> push.push().accept(c));
      c.loadConstant(place);
      c.invokestatic(
          RUNTIME,
          "copy",
          MethodTypeDesc.of(
              ConstantDescs.CD_void,
              Recorder.TAPE,
              OBJECT,
              OBJECT,
              INT,
              OBJECT,
              OBJECT,
              INT,
              INT,
              INT));
    });
  }

  private static boolean isNumbers(Type type) {
    return switch (type) {
      case Type.Tracked _, Type.Null _ -> true;
      case Type.Ref ref -> Descs.isFloatingArray(ref.desc());
      case Type.Passive _, Type.Active _, Type.Twin _, Type.Uninitialized _, Type.Unset _ -> false;
    };
  }

  /** What to do instead of a call of the JDK. */
  static String advice(Invocation call) {
    String owner = call.owner().displayName();
    return switch (owner) {
      case "Double", "Float" -> "use double, not " + owner + ", for what depends on the point";
      case "DoubleStream", "Arrays", "Stream", "IntStream" -> "write it as a loop";
      case "Math", "StrictMath" ->
          "its derivative is not known here: write it with other functions of Math";
      default -> "write it with arithmetic, Math and methods of your own";
    };
  }
}
