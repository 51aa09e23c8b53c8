package org.thalweg.core.plainjava;

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

/**
 * Emits a whole expression with one record on the tape: its value, then its partial derivatives by
 * the active numbers in it, which are found by going through the expression backwards here.
 */
final class Recorder {
  static final ClassDesc TAPE = ClassDesc.of(Tape.class.getName());
  static final ClassDesc FAILURES = ClassDesc.of(Failures.class.getName());
  private static final ClassDesc PARTIALS = ClassDesc.of(Partials.class.getName());

  private final BlockState block;
  private final Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node, Consumer<CodeBuilder>> kept = new IdentityHashMap<>();
  private final Map<Node.Leaf, List<Factor>> partials = new LinkedHashMap<>();

  private Recorder(BlockState block) {
    this.block = block;
  }

  /** Records an expression in variables of its own. */
  static Node.Leaf record(BlockState block, Node.Op op) {
    Node.Leaf to =
        new Node.Leaf(
            op.kind(), block.homes.temporary(op.kind()), block.homes.temporary(TypeKind.INT));
    record(block, op, to, null);
    return to;
  }

  /**
   * Records an expression.
   *
   * @param sum what the result takes the place of: if the expression adds to it, its record grows
   */
  static void record(BlockState block, Node.Op op, Node.Leaf to, Node.@Nullable Leaf sum) {
    Recorder recorder = new Recorder(block);
    recorder.mark(op);
    int value = recorder.clashes(to.value()) ? block.homes.temporary(op.kind()) : to.value();
    recorder.kept.put(op, c -> asDouble(c, op.kind(), value));
    Consumer<CodeBuilder> evaluate = recorder.evaluate(op);
    block.emit(c -> {
      evaluate.accept(c);
      c.storeLocal(op.kind(), value);
    });
    recorder.back(op, Factor.ONE);
    new RecordWriter(block, recorder.partials).write(to.index(), sum);
    if (value != to.value()) {
      block.emit(c -> c.loadLocal(op.kind(), value).storeLocal(op.kind(), to.value()));
    }
  }

  /** Pushes an expression's value; nothing is recorded. */
  static Consumer<CodeBuilder> value(Node node) {
    return switch (node) {
      case Node.Plain plain -> plain.push();
      case Node.Leaf leaf -> c -> c.loadLocal(leaf.kind(), leaf.value());
      case Node.Op op -> {
        List<Consumer<CodeBuilder>> args = op.args().stream().map(Recorder::value).toList();
        yield c -> {
          args.forEach(arg -> arg.accept(c));
          apply(c, op);
        };
      }
    };
  }

  /** Copies a number and its index, which then has two holders. */
  static void copy(CodeBuilder c, Node.Leaf from, int value, int index) {
    c.loadLocal(from.kind(), from.value()).storeLocal(from.kind(), value);
    c.iload(from.index()).istore(index);
    share(c, from.index());
  }

  /** A record gets a second holder. */
  static void share(CodeBuilder c, int index) {
    c.aload(0).iload(index);
    c.invokevirtual(TAPE, "share", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
  }

  private static void apply(CodeBuilder c, Node.Op op) {
    switch (op.operation()) {
      case Node.Arithmetic arithmetic -> c.with(OperatorInstruction.of(arithmetic.opcode()));
      case Node.Rounding rounding -> c.with(ConvertInstruction.of(rounding.opcode()));
      case Node.Call call -> {
        ClassDesc kind = op.kind().upperBound();
        c.invokestatic(
            call.owner(),
            call.function().javaName(),
            MethodTypeDesc.of(kind, Collections.nCopies(call.function().arity(), kind)));
      }
    }
  }

  private static void asDouble(CodeBuilder c, TypeKind kind, int local) {
    c.loadLocal(kind, local);
    widen(c, kind);
  }

  private static void widen(CodeBuilder c, TypeKind kind) {
    if (kind == TypeKind.FLOAT) {
      c.f2d();
    }
  }

  // Which values derivatives are made of.

  private void mark(Node.Op op) {
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
      case Node.Rounding _ -> {}
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
        kept.put(leaf, c -> asDouble(c, leaf.kind(), leaf.value()));
        yield value(leaf);
      }
      case Node.Plain plain -> {
        if (!plain.trivial()) {
          yield keep(plain, plain.push());
        }
        kept.put(
            plain,
            c -> {
              plain.push().accept(c);
              widen(c, plain.kind());
            });
        yield plain.push();
      }
      case Node.Op op -> {
        List<Consumer<CodeBuilder>> args = op.args().stream().map(this::evaluate).toList();
        Consumer<CodeBuilder> push =
            c -> {
              args.forEach(arg -> arg.accept(c));
              apply(c, op);
            };
        yield kept.containsKey(op) ? push : keep(op, push);
      }
    };
  }

  private Consumer<CodeBuilder> keep(Node node, Consumer<CodeBuilder> push) {
    if (!needed.contains(node)) {
      return push;
    }
    TypeKind kind = node.kind();
    int local = block.homes.temporary(kind);
    kept.put(node, c -> asDouble(c, kind, local));
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

  private Consumer<CodeBuilder> kept(Node node) {
    Consumer<CodeBuilder> push = kept.get(node);
    if (push == null) {
      throw new IllegalStateException("the value of " + node + " was not kept");
    }
    return push;
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

  private Consumer<CodeBuilder> other(Node.Op op, Node.Call call, String name) {
    Consumer<CodeBuilder> x = kept(op.args().getFirst());
    return c -> {
      x.accept(c);
      c.invokestatic(
          call.owner(), name, MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
    };
  }

  private Consumer<CodeBuilder> partial(Node.Op op, String name) {
    List<Consumer<CodeBuilder>> numbers = new ArrayList<>();
    op.args().forEach(arg -> numbers.add(kept(arg)));
    numbers.add(kept(op));
    MethodTypeDesc type =
        MethodTypeDesc.of(
            ConstantDescs.CD_double, Collections.nCopies(numbers.size(), ConstantDescs.CD_double));
    return c -> {
      numbers.forEach(number -> number.accept(c));
      c.invokestatic(PARTIALS, name, type);
    };
  }

  private Factor settle(Factor factor) {
    Consumer<CodeBuilder> push = factor.push();
    if (factor.trivial() || push == null) {
      return factor;
    }
    int local = block.homes.temporary(TypeKind.DOUBLE);
    block.emit(c -> {
      push.accept(c);
      c.dstore(local);
    });
    return new Factor(factor.negative(), c -> c.dload(local), true);
  }
}
