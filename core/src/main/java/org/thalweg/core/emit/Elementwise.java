package org.thalweg.core.emit;

import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.elementary.Elementary;
import org.thalweg.core.elementary.Lanes;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/** Elementwise ops as lane code. */
public final class Elementwise {
  private final LaneCode code;

  /** Records into {@code code}. */
  public Elementwise(LaneCode code) {
    this.code = code;
  }

  /** Records the op of {@code node} on the lanes of its inputs; returns the result. */
  public int apply(Expr node, List<Integer> args) {
    LaneType type = LaneType.of(node.dtype());
    return switch (node.op()) {
      case Op.Unary u -> unary(u.function(), type, args.get(0));
      case Op.Binary b -> binary(b.function(), type, args.get(0), args.get(1));
      case Op.Compare c -> compare(c.comparison(), args.get(0), args.get(1));
      case Op.Select s -> select(type, args.get(0), args.get(1), args.get(2));
      case Op.Cast c -> cast(c.dtype(), args.get(0));
      // A view that must be copied.
      case Op.Reshape v -> args.get(0);
      case Op.Transpose v -> args.get(0);
      case Op.Broadcast v -> args.get(0);
      case Op.Slice v -> args.get(0);
      case Op.StopGradient v -> args.get(0);
      case Op.Input o -> throw notElementwise(node);
      case Op.Constant o -> throw notElementwise(node);
      case Op.Iota o -> throw notElementwise(node);
      case Op.Reduce o -> throw notElementwise(node);
      case Op.ArgMax o -> throw notElementwise(node);
      case Op.Pad o -> throw notElementwise(node);
      case Op.Concatenate o -> throw notElementwise(node);
      case Op.Gather o -> throw notElementwise(node);
      case Op.ScatterAdd o -> throw notElementwise(node);
      case Op.MatMul o -> throw notElementwise(node);
      case Op.Random o -> throw notElementwise(node);
      case Op.Call o -> throw notElementwise(node);
    };
  }

  /** A constant of an element type. */
  public int constant(DType dtype, double value) {
    return switch (dtype) {
      case F32, F64 -> code.lanes(LaneType.of(dtype)).constant(value);
      case I32 -> code.record(LaneOp.CONST_BITS, LaneType.I32, (int) value);
      case BOOL -> code.record(LaneOp.CONST_MASK, LaneType.MASK, value != 0 ? 1 : 0);
    };
  }

  private int unary(UnaryFunction function, LaneType type, int x) {
    if (type == LaneType.MASK) {
      return code.record(LaneOp.MASK_NOT, type, 0, x); // NOT is the only one of bool
    }
    if (type == LaneType.I32) {
      return switch (function) {
        case NEG -> code.record(LaneOp.NEG, type, 0, x);
        case ABS -> code.record(LaneOp.ABS, type, 0, x);
        case SIGN -> {
          int atLeast = code.record(LaneOp.MAX, type, 0, x, constant(DType.I32, -1));
          yield code.record(LaneOp.MIN, type, 0, atLeast, constant(DType.I32, 1));
        }
        case FLOOR, EXP, LOG, EXPM1, LOG1P, SQRT, TANH, SIGMOID, SIN, COS, ATAN, ERF, NOT ->
            throw new IllegalStateException(function + " of i32");
      };
    }
    Lanes<Integer, Integer, Integer> l = code.lanes(type);
    return switch (function) {
      case NEG -> l.neg(x);
      case ABS -> l.abs(x);
      case SIGN -> Elementary.sign(l, x);
      case FLOOR -> Elementary.floor(l, x);
      case EXP -> Elementary.exp(l, x);
      case LOG -> Elementary.log(l, x);
      case EXPM1 -> Elementary.expm1(l, x);
      case LOG1P -> Elementary.log1p(l, x);
      case SQRT -> l.sqrt(x);
      case TANH -> Elementary.tanh(l, x);
      case SIGMOID -> Elementary.sigmoid(l, x);
      case SIN -> Elementary.sin(l, x);
      case COS -> Elementary.cos(l, x);
      case ATAN -> Elementary.atan(l, x);
      case ERF -> Elementary.erf(l, x);
      case NOT -> throw new IllegalStateException("not of " + type);
    };
  }

  private int binary(BinaryFunction function, LaneType type, int a, int b) {
    return switch (function) {
      case ADD -> code.record(LaneOp.ADD, type, 0, a, b);
      case SUB -> code.record(LaneOp.SUB, type, 0, a, b);
      case MUL -> code.record(LaneOp.MUL, type, 0, a, b);
      case DIV -> code.record(LaneOp.DIV, type, 0, a, b);
      case MIN -> code.record(LaneOp.MIN, type, 0, a, b);
      case MAX -> code.record(LaneOp.MAX, type, 0, a, b);
      case POW -> Elementary.pow(code.lanes(type), a, b);
      case AND -> code.record(LaneOp.MASK_AND, type, 0, a, b);
      case OR -> code.record(LaneOp.MASK_OR, type, 0, a, b);
    };
  }

  private int compare(Comparison comparison, int a, int b) {
    if (code.get(a).type() == LaneType.MASK) {
      int same = select(LaneType.MASK, a, b, not(b));
      return comparison == Comparison.NE ? not(same) : same; // bool has no order
    }
    return switch (comparison) {
      case LT -> code.record(LaneOp.LT, LaneType.MASK, 0, a, b);
      case LE -> code.record(LaneOp.LE, LaneType.MASK, 0, a, b);
      case EQ -> code.record(LaneOp.EQ, LaneType.MASK, 0, a, b);
      case NE -> not(code.record(LaneOp.EQ, LaneType.MASK, 0, a, b));
    };
  }

  private int select(LaneType type, int mask, int a, int b) {
    if (type != LaneType.MASK) {
      return code.record(LaneOp.SELECT, type, 0, mask, a, b);
    }
    int whenTrue = code.record(LaneOp.MASK_AND, type, 0, mask, a);
    int whenFalse = code.record(LaneOp.MASK_AND, type, 0, not(mask), b);
    return code.record(LaneOp.MASK_OR, type, 0, whenTrue, whenFalse);
  }

  private int not(int mask) {
    return code.record(LaneOp.MASK_NOT, LaneType.MASK, 0, mask);
  }

  private int cast(DType to, int x) {
    LaneType from = code.get(x).type();
    if (from == LaneType.of(to)) {
      return x;
    }
    if (from == LaneType.MASK) {
      return select(LaneType.of(to), x, constant(to, 1), constant(to, 0));
    }
    if (to == DType.BOOL) {
      DType dtype =
          switch (from) {
            case F32 -> DType.F32;
            case F64 -> DType.F64;
            case I32, I64, MASK -> DType.I32;
          };
      return compare(Comparison.NE, x, constant(dtype, 0));
    }
    return code.record(LaneOp.CAST, LaneType.of(to), 0, x);
  }

  private static IllegalStateException notElementwise(Expr node) {
    return new IllegalStateException(node + " is not elementwise");
  }
}
