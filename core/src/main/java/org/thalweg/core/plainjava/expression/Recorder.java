package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.tape.Failures;
import org.thalweg.core.plainjava.tape.Partials;
import org.thalweg.core.plainjava.tape.Tape;

/**
 * Emits a whole expression with one record on the tape: its value, then its partial derivatives by
 * the active numbers in it, which are found by going through the expression backwards here.
 */
public final class Recorder {
  public static final ClassDesc TAPE = ClassDesc.of(Tape.class.getName());
  public static final ClassDesc FAILURES = ClassDesc.of(Failures.class.getName());
  private static final ClassDesc PARTIALS = ClassDesc.of(Partials.class.getName());

  private static final MethodTypeDesc FUNCTION =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);

  private final Draft draft;
  private final Set<Node> marked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node, Node.Plain> kept = new IdentityHashMap<>();
  private final Map<Node.Leaf, List<Factor>> partials = new LinkedHashMap<>();

  private Recorder(Draft draft) {
    this.draft = draft;
  }

  /** Records an expression in variables of its own. */
  public static Node.Leaf record(Draft draft, Node.Op op) {
    Node.Leaf to =
        new Node.Leaf(
            op.kind(),
            draft.temporary(op.kind(), op.reads()),
            draft.temporary(TypeKind.INT, op.reads()));
    record(draft, op, to, null);
    return to;
  }

  /**
   * Records an expression.
   *
   * @param sum what the result takes the place of: if the expression adds to it, its record grows
   */
  public static void record(Draft draft, Node.Op op, Node.Leaf to, Node.@Nullable Leaf sum) {
    Recorder recorder = new Recorder(draft);
    recorder.mark(op);
    boolean clashes = recorder.clashes(to.value());
    int value = clashes ? draft.temporary(op.kind(), op.reads()) : to.value();
    new RecordWriter(draft, recorder.write(op, value)).write(to.index(), sum);
    if (value != to.value()) {
      draft.emit(c -> c.loadLocal(op.kind(), value).storeLocal(op.kind(), to.value()));
    }
  }

  /**
   * Evaluates an expression to a local variable, which is none of those it reads.
   *
   * @return its partial derivatives, each a sum
   */
  public static Map<Node.Leaf, List<Factor>> partials(Draft draft, Node.Op op, int value) {
    Recorder recorder = new Recorder(draft);
    recorder.mark(op);
    return recorder.write(op, value);
  }

  private Map<Node.Leaf, List<Factor>> write(Node.Op op, int value) {
    Consumer<CodeBuilder> evaluate = operands(op);
    draft.emit(c -> {
      evaluate.accept(c);
      c.storeLocal(op.kind(), value);
    });
    kept.put(op, asDouble(Node.Plain.local(op.kind(), value)));
    back(op, Factor.ONE);
    return partials;
  }

  /** Pushes an expression's value; nothing is recorded. */
  public static Consumer<CodeBuilder> value(Node node) {
    return switch (node) {
      case Node.Plain plain -> plain.push();
      case Node.Leaf leaf -> c -> c.loadLocal(leaf.kind(), leaf.value());
      case Node.Op op -> {
        List<Consumer<CodeBuilder>> args = op.args().stream().map(Recorder::value).toList();
        yield c -> {
          args.forEach(arg -> arg.accept(c));
          apply(c, op.operation(), op.kind());
        };
      }
    };
  }

  /** Copies a number and its index, which then has two holders. */
  public static void copy(CodeBuilder c, Node.Leaf from, int value, int index) {
    c.loadLocal(from.kind(), from.value()).storeLocal(from.kind(), value);
    c.iload(from.index()).istore(index);
    share(c, from.index());
  }

  /** A record gets a second holder. */
  public static void share(CodeBuilder c, int index) {
    c.aload(0).iload(index);
    c.invokevirtual(TAPE, "share", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
  }

  /** Emits an operation on what was pushed. */
  public static void apply(CodeBuilder c, Node.Operation operation, TypeKind kind) {
    switch (operation) {
      case Node.Arithmetic arithmetic -> c.with(OperatorInstruction.of(arithmetic.opcode()));
      case Node.Rounding rounding -> c.with(ConvertInstruction.of(rounding.opcode()));
      case Node.Reflected _ -> {}
      case Node.Call call -> {
        ClassDesc type = kind.upperBound();
        c.invokestatic(
            call.owner(),
            call.function().javaName(),
            MethodTypeDesc.of(type, Collections.nCopies(call.function().arity(), type)));
      }
    }
  }

  private static Node.Plain asDouble(Node.Plain number) {
    return number.kind() == TypeKind.FLOAT
        ? Node.Plain.of(TypeKind.DOUBLE, List.of(number), CodeBuilder::f2d)
        : number;
  }

  // Which values derivatives are made of.

  private void mark(Node.Op op) {
    if (!marked.add(op)) {
      needed.add(op); // evaluated once, used again
      return;
    }
    List<Node> args = op.args();
    switch (op.operation()) {
      case Node.Arithmetic arithmetic -> {
        switch (arithmetic.of()) {
          case ADD, SUB, NEG -> {}
          case MUL -> {
            need(args.get(1), isActive(args.get(0)));
            need(args.get(0), isActive(args.get(1)));
          }
          case DIV -> {
            need(args.get(1), true);
            need(op, isActive(args.get(1)));
          }
          case REM -> {
            needed.addAll(args);
            needed.add(op);
          }
        }
      }
      case Node.Rounding _, Node.Reflected _ -> {}
      case Node.Call call -> {
        needed.add(op);
        need(args.getFirst(), call.function() != MathFunction.EXP);
        args.stream().skip(1).forEach(needed::add);
      }
    }
    for (Node arg : args) {
      if (arg instanceof Node.Op inner) {
        mark(inner);
      }
    }
  }

  private void need(Node node, boolean really) {
    if (really) {
      needed.add(node);
    }
  }

  private static boolean isActive(Node node) {
    return !(node instanceof Node.Plain);
  }

  private boolean clashes(int local) {
    return needed.stream()
        .anyMatch(node -> !(node instanceof Node.Op) && node.reads().contains(local));
  }

  // The value.

  private Consumer<CodeBuilder> evaluate(Node node) {
    return switch (node) {
      case Node.Leaf leaf -> {
        kept.put(leaf, asDouble(Node.Plain.local(leaf.kind(), leaf.value())));
        yield value(leaf);
      }
      case Node.Plain plain -> {
        if (!plain.trivial()) {
          yield keep(plain, plain.push());
        }
        kept.put(plain, asDouble(plain));
        yield plain.push();
      }
      case Node.Op op -> {
        Node.Plain known = kept.get(op);
        yield known == null ? keep(op, operands(op)) : known.push();
      }
    };
  }

  private Consumer<CodeBuilder> operands(Node.Op op) {
    List<Consumer<CodeBuilder>> args = op.args().stream().map(this::evaluate).toList();
    return c -> {
      args.forEach(arg -> arg.accept(c));
      apply(c, op.operation(), op.kind());
    };
  }

  private Consumer<CodeBuilder> keep(Node node, Consumer<CodeBuilder> push) {
    if (!needed.contains(node)) {
      return push;
    }
    TypeKind kind = node.kind();
    int local = draft.temporary(kind, node.reads());
    kept.put(node, asDouble(Node.Plain.local(kind, local)));
    return c -> {
      push.accept(c);
      if (kind.slotSize() == 2) {
        c.dup2();
      } else {
        c.dup();
      }
      c.storeLocal(kind, local);
    };
  }

  private Node.Plain kept(Node node) {
    Node.Plain number = kept.get(node);
    if (number == null) {
      throw new IllegalStateException("the value of " + node + " was not kept");
    }
    return number;
  }

  // The derivatives.

  private void back(Node node, Factor factor) {
    switch (node) {
      case Node.Plain _ -> {}
      case Node.Leaf leaf -> partials.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(factor);
      case Node.Op op -> back(op, settle(factor));
    }
  }

  private void back(Node.Op op, Factor factor) {
    List<Node> args = op.args();
    switch (op.operation()) {
      case Node.Arithmetic arithmetic -> {
        switch (arithmetic.of()) {
          case ADD -> args.forEach(arg -> back(arg, factor));
          case SUB -> {
            back(args.get(0), factor);
            back(args.get(1), factor.negate());
          }
          case NEG -> back(args.get(0), factor.negate());
          case MUL -> {
            if (isActive(args.get(0))) {
              back(args.get(0), factor.times(kept(args.get(1))));
            }
            if (isActive(args.get(1))) {
              back(args.get(1), factor.times(kept(args.get(0))));
            }
          }
          case DIV -> {
            Factor quotient = settle(factor.over(kept(args.get(1))));
            back(args.get(0), quotient);
            if (isActive(args.get(1))) {
              back(args.get(1), quotient.negate().times(kept(op)));
            }
          }
          case REM -> {
            back(args.get(0), factor);
            if (isActive(args.get(1))) {
              back(args.get(1), factor.times(partial(op, "remBy1")));
            }
          }
        }
      }
      case Node.Rounding _ -> back(args.get(0), factor);
      case Node.Reflected _ -> back(args.get(0), factor.negate());
      case Node.Call call -> {
        for (int k = 0; k < args.size(); k++) {
          if (isActive(args.get(k))) {
            back(args.get(k), byArgument(op, call, k, factor));
          }
        }
      }
    }
  }

  private Factor byArgument(Node.Op op, Node.Call call, int k, Factor factor) {
    return switch (call.function()) {
      case SIN -> factor.times(other(op, call, "cos"));
      case COS -> factor.negate().times(other(op, call, "sin"));
      case EXP -> factor.times(kept(op));
      case ABS,
          ACOS,
          ASIN,
          ATAN,
          ATAN2,
          CBRT,
          CLAMP,
          COPYSIGN,
          COSH,
          EXPM1,
          FMA,
          HYPOT,
          IEEEREMAINDER,
          LOG,
          LOG10,
          LOG1P,
          MAX,
          MIN,
          POW,
          SINH,
          SQRT,
          TAN,
          TANH,
          TODEGREES,
          TORADIANS ->
          factor.times(partial(op, call.function().partialName(k)));
    };
  }

  private Node.Plain other(Node.Op op, Node.Call call, String name) {
    return number(op.args().subList(0, 1), c -> c.invokestatic(call.owner(), name, FUNCTION));
  }

  private Node.Plain partial(Node.Op op, String name) {
    List<Node> nodes = new ArrayList<>(op.args());
    nodes.add(op);
    MethodTypeDesc type =
        MethodTypeDesc.of(
            ConstantDescs.CD_double, Collections.nCopies(nodes.size(), ConstantDescs.CD_double));
    return number(nodes, c -> c.invokestatic(PARTIALS, name, type));
  }

  private Node.Plain number(List<Node> nodes, Consumer<CodeBuilder> then) {
    return Node.Plain.of(TypeKind.DOUBLE, nodes.stream().map(this::kept).toList(), then);
  }

  private Factor settle(Factor factor) {
    Node.Plain number = factor.number();
    if (number == null || number.trivial()) {
      return factor;
    }
    int local = draft.temporary(TypeKind.DOUBLE, number.reads());
    draft.emit(c -> {
      number.push().accept(c);
      c.dstore(local);
    });
    return new Factor(factor.negative(), Node.Plain.local(TypeKind.DOUBLE, local));
  }
}
