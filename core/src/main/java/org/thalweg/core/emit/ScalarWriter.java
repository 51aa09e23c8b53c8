package org.thalweg.core.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.core.elementary.SlowFunction;

/** One element at a time, in plain Java arithmetic. A truth value is an int, 0 or 1. */
final class ScalarWriter implements LaneWriter {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc SLOW = ClassDesc.of(SlowFunction.class.getName());
  private static final ClassDesc ARITHMETIC = ClassDesc.of(Arithmetic.class.getName());

  @Override
  public int lanes() {
    return 1;
  }

  static TypeKind kind(LaneType type) {
    return switch (type) {
      case F32 -> TypeKind.FLOAT;
      case F64 -> TypeKind.DOUBLE;
      case I32, MASK -> TypeKind.INT;
      case I64 -> TypeKind.LONG;
    };
  }

  static ClassDesc desc(LaneType type) {
    return switch (type) {
      case F32 -> ConstantDescs.CD_float;
      case F64 -> ConstantDescs.CD_double;
      case I32, MASK -> ConstantDescs.CD_int;
      case I64 -> ConstantDescs.CD_long;
    };
  }

  @Override
  public void push(CodeBuilder code, LaneType type, int slot) {
    code.loadLocal(kind(type), slot);
  }

  @Override
  public int pop(CodeBuilder code, LaneType type) {
    int slot = code.allocateLocal(kind(type));
    code.storeLocal(kind(type), slot);
    return slot;
  }

  @Override
  public void prepareTail(CodeBuilder code, LaneType type, int tail) {
    // One lane has no part.
  }

  @Override
  public int keepTail(CodeBuilder code, LaneType type, int slot, int otherwise, int tail) {
    return slot;
  }

  @Override
  public void load(CodeBuilder code, LaneType type, int tail, boolean oneRow) {
    switch (type) {
      case F32 -> code.faload();
      case F64 -> code.daload();
      case I32 -> code.iaload();
      case I64 -> code.laload();
      case MASK -> code.baload();
    }
  }

  @Override
  public void splat(CodeBuilder code, LaneType type) {
    // A scalar is its only lane.
  }

  @Override
  public void store(CodeBuilder code, LaneType type, int slot, int tail) {
    push(code, type, slot);
    switch (type) {
      case F32 -> code.fastore();
      case F64 -> code.dastore();
      case I32 -> code.iastore();
      case I64 -> code.lastore();
      case MASK -> code.bastore();
    }
  }

  @Override
  public void compute(CodeBuilder code, Instr instr, List<Instr> args, List<Integer> slots) {
    LaneType type = instr.type();
    LaneType of = args.isEmpty() ? type : args.get(0).type();
    switch (instr.op()) {
      case CONST -> constant(code, type, Double.longBitsToDouble(instr.imm()));
      case CONST_BITS -> {
        if (type == LaneType.I64) {
          code.loadConstant(instr.imm());
        } else {
          code.loadConstant((int) instr.imm());
        }
      }
      case CONST_MASK -> code.loadConstant((int) instr.imm());
      case SELECT -> select(code, type, slots);
      case SLOW -> slow(code, instr, slots);
      case LT, LE, EQ -> {
        pushAll(code, args, slots);
        compare(code, instr.op(), of);
      }
      case SHL, USHR -> {
        pushAll(code, args, slots);
        code.loadConstant((int) instr.imm());
        shift(code, instr.op(), type);
      }
      case SIGN_BIT -> {
        pushAll(code, args, slots);
        bits(code, of);
        code.loadConstant(of.bytes() * 8 - 1);
        shift(code, LaneOp.USHR, of == LaneType.F64 ? LaneType.I64 : LaneType.I32);
        if (of == LaneType.F64) {
          code.l2i();
        }
      }
      case ADD, SUB, MUL, DIV, FMA, SQRT, NEG, ABS, MIN, MAX -> {
        pushAll(code, args, slots);
        arithmetic(code, instr.op(), type);
      }
      case MASK_AND, MASK_OR, MASK_NOT, AND, OR, XOR -> {
        pushAll(code, args, slots);
        logic(code, instr.op(), type);
      }
      case BITS -> {
        pushAll(code, args, slots);
        bits(code, of);
      }
      case FROM_BITS -> {
        pushAll(code, args, slots);
        if (type == LaneType.F64) {
          invoke(code, ConstantDescs.CD_Double, "longBitsToDouble", type, LaneType.I64);
        } else {
          invoke(code, ConstantDescs.CD_Float, "intBitsToFloat", type, LaneType.I32);
        }
      }
      case CAST -> {
        pushAll(code, args, slots);
        code.conversion(kind(of), kind(type));
      }
      case LOAD, SCALAR -> throw new IllegalStateException(instr.op() + " is written elsewhere");
    }
  }

  private void pushAll(CodeBuilder code, List<Instr> args, List<Integer> slots) {
    for (int i = 0; i < args.size(); i++) {
      push(code, args.get(i).type(), slots.get(i));
    }
  }

  private static void constant(CodeBuilder code, LaneType type, double value) {
    if (type == LaneType.F64) {
      code.loadConstant(value);
    } else {
      code.loadConstant((float) value);
    }
  }

  private static void bits(CodeBuilder code, LaneType of) {
    if (of == LaneType.F64) {
      invoke(code, ConstantDescs.CD_Double, "doubleToRawLongBits", LaneType.I64, of);
    } else {
      invoke(code, ConstantDescs.CD_Float, "floatToRawIntBits", LaneType.I32, of);
    }
  }

  private void select(CodeBuilder code, LaneType type, List<Integer> slots) {
    code.iload(slots.get(0));
    code.ifThenElse(
        then -> push(then, type, slots.get(1)), otherwise -> push(otherwise, type, slots.get(2)));
  }

  private void slow(CodeBuilder code, Instr instr, List<Integer> slots) {
    LaneType type = instr.type();
    code.iload(slots.get(0));
    code.ifThenElse(
        then -> {
          then.getstatic(SLOW, SlowFunction.values()[(int) instr.imm()].name(), SLOW);
          push(then, type, slots.get(1));
          then.invokevirtual(SLOW, "apply", MethodTypeDesc.of(desc(type), desc(type)));
        },
        otherwise -> push(otherwise, type, slots.get(2)));
  }

  private static void compare(CodeBuilder code, LaneOp op, LaneType of) {
    // NaN makes fcmpg and dcmpg give 1, which is neither < nor <= nor =.
    switch (of) {
      case F32 -> code.fcmpg();
      case F64 -> code.dcmpg();
      case I64 -> code.lcmp();
      case I32, MASK -> {
        truth(
            code,
            yes -> {
              switch (op) {
                case LT -> code.if_icmplt(yes);
                case LE -> code.if_icmple(yes);
                default -> code.if_icmpeq(yes);
              }
            });
        return;
      }
    }
    truth(
        code,
        yes -> {
          switch (op) {
            case LT -> code.iflt(yes);
            case LE -> code.ifle(yes);
            default -> code.ifeq(yes);
          }
        });
  }

  /** Pushes 1 if the jump is taken, else 0. */
  private static void truth(CodeBuilder code, Consumer<Label> jump) {
    Label yes = code.newLabel();
    Label end = code.newLabel();
    jump.accept(yes);
    code.iconst_0();
    code.goto_(end);
    code.labelBinding(yes);
    code.iconst_1();
    code.labelBinding(end);
  }

  private static void shift(CodeBuilder code, LaneOp op, LaneType type) {
    boolean left = op == LaneOp.SHL;
    if (type == LaneType.I64) {
      if (left) {
        code.lshl();
      } else {
        code.lushr();
      }
    } else if (left) {
      code.ishl();
    } else {
      code.iushr();
    }
  }

  private static void logic(CodeBuilder code, LaneOp op, LaneType type) {
    boolean wide = type == LaneType.I64;
    switch (op) {
      case MASK_AND -> code.iand();
      case MASK_OR -> code.ior();
      case MASK_NOT -> {
        code.iconst_1();
        code.ixor();
      }
      case AND -> {
        if (wide) {
          code.land();
        } else {
          code.iand();
        }
      }
      case OR -> {
        if (wide) {
          code.lor();
        } else {
          code.ior();
        }
      }
      default -> {
        if (wide) {
          code.lxor();
        } else {
          code.ixor();
        }
      }
    }
  }

  private static void arithmetic(CodeBuilder code, LaneOp op, LaneType type) {
    String named =
        switch (op) {
          case FMA -> "fma";
          case ABS -> "abs";
          case MIN -> "min";
          case MAX -> "max";
          default -> "";
        };
    if (!named.isEmpty()) {
      LaneType[] args = new LaneType[op == LaneOp.FMA ? 3 : op == LaneOp.ABS ? 1 : 2];
      Arrays.fill(args, type);
      invoke(code, MATH, named, type, args);
      return;
    }
    if (op == LaneOp.SQRT) {
      // The double root of a float, rounded, is the correctly rounded float root.
      if (type == LaneType.F32) {
        code.f2d();
      }
      invoke(code, MATH, "sqrt", LaneType.F64, LaneType.F64);
      if (type == LaneType.F32) {
        code.d2f();
      }
      return;
    }
    switch (type) {
      case F32 -> {
        switch (op) {
          case ADD -> code.fadd();
          case SUB -> code.fsub();
          case MUL -> code.fmul();
          case DIV -> code.fdiv();
          default -> code.fneg();
        }
      }
      case F64 -> {
        switch (op) {
          case ADD -> code.dadd();
          case SUB -> code.dsub();
          case MUL -> code.dmul();
          case DIV -> code.ddiv();
          default -> code.dneg();
        }
      }
      case I64 -> {
        if (op == LaneOp.ADD) {
          code.ladd();
        } else {
          code.lsub();
        }
      }
      case I32, MASK -> {
        switch (op) {
          case ADD -> code.iadd();
          case SUB -> code.isub();
          case MUL -> code.imul();
          case DIV -> invoke(code, ARITHMETIC, "divide", type, type, type);
          default -> code.ineg();
        }
      }
    }
  }

  private static void invoke(
      CodeBuilder code, ClassDesc owner, String name, LaneType result, LaneType... args) {
    code.invokestatic(
        owner,
        name,
        MethodTypeDesc.of(
            desc(result), Arrays.stream(args).map(ScalarWriter::desc).toArray(ClassDesc[]::new)));
  }
}
