package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.elementary.DoubleLanes;
import org.thalweg.core.elementary.Elementary;
import org.thalweg.core.elementary.FloatLanes;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.UnaryFunction;

/** Ops that make each element from the elements in its place. Arithmetic is done in the dtype. */
final class Elementwise {
  private Elementwise() {}

  static Array unary(UnaryFunction function, Array x) {
    Array result = Array.zeros(x.type());
    for (int i = 0; i < x.size(); i++) {
      switch (x.dtype()) {
        case F32 -> result.f32()[i] = unary(function, x.f32()[i]);
        case F64 -> result.f64()[i] = unary(function, x.f64()[i]);
        case I32 -> result.i32()[i] = unary(function, x.i32()[i]);
        case BOOL -> result.bool()[i] = unary(function, x.bool()[i]);
      }
    }
    return result;
  }

  static Array binary(BinaryFunction function, Array a, Array b) {
    Array result = Array.zeros(a.type());
    for (int i = 0; i < a.size(); i++) {
      switch (a.dtype()) {
        case F32 -> result.f32()[i] = binary(function, a.f32()[i], b.f32()[i]);
        case F64 -> result.f64()[i] = binary(function, a.f64()[i], b.f64()[i]);
        case I32 -> result.i32()[i] = binary(function, a.i32()[i], b.i32()[i]);
        case BOOL -> result.bool()[i] = binary(function, a.bool()[i], b.bool()[i]);
      }
    }
    return result;
  }

  /** Every element is exact as a double, so one comparison serves all types. */
  static Array compare(Comparison comparison, Array a, Array b) {
    Array result = Array.zeros(a.type().with(DType.BOOL));
    for (int i = 0; i < a.size(); i++) {
      double x = a.get(i);
      double y = b.get(i);
      result.bool()[i] =
          switch (comparison) {
            case LT -> x < y;
            case LE -> x <= y;
            case EQ -> x == y;
            case NE -> x != y;
          };
    }
    return result;
  }

  static Array select(Array condition, Array a, Array b) {
    Array result = Array.zeros(a.type());
    for (int i = 0; i < a.size(); i++) {
      Array chosen = condition.bool()[i] ? a : b;
      System.arraycopy(chosen.data(), i, result.data(), i, 1);
    }
    return result;
  }

  /** Every element is exact as a double, and {@link Array#set} casts that as Java does. */
  static Array cast(DType dtype, Array x) {
    Array result = Array.zeros(x.type().with(dtype));
    for (int i = 0; i < x.size(); i++) {
      result.set(i, x.get(i));
    }
    return result;
  }

  private static float unary(UnaryFunction function, float x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> (float) Math.floor(x);
      case SQRT -> (float) Math.sqrt(x);
      case EXP -> Elementary.exp(FloatLanes.INSTANCE, x);
      case LOG -> Elementary.log(FloatLanes.INSTANCE, x);
      case EXPM1 -> Elementary.expm1(FloatLanes.INSTANCE, x);
      case LOG1P -> Elementary.log1p(FloatLanes.INSTANCE, x);
      case TANH -> Elementary.tanh(FloatLanes.INSTANCE, x);
      case SIGMOID -> Elementary.sigmoid(FloatLanes.INSTANCE, x);
      case SIN -> Elementary.sin(FloatLanes.INSTANCE, x);
      case COS -> Elementary.cos(FloatLanes.INSTANCE, x);
      case ATAN -> Elementary.atan(FloatLanes.INSTANCE, x);
      case ERF -> Elementary.erf(FloatLanes.INSTANCE, x);
      case NOT -> throw new IllegalArgumentException("not takes bool");
    };
  }

  private static double unary(UnaryFunction function, double x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case SQRT -> Math.sqrt(x);
      case EXP -> Elementary.exp(DoubleLanes.INSTANCE, x);
      case LOG -> Elementary.log(DoubleLanes.INSTANCE, x);
      case EXPM1 -> Elementary.expm1(DoubleLanes.INSTANCE, x);
      case LOG1P -> Elementary.log1p(DoubleLanes.INSTANCE, x);
      case TANH -> Elementary.tanh(DoubleLanes.INSTANCE, x);
      case SIGMOID -> Elementary.sigmoid(DoubleLanes.INSTANCE, x);
      case SIN -> Elementary.sin(DoubleLanes.INSTANCE, x);
      case COS -> Elementary.cos(DoubleLanes.INSTANCE, x);
      case ATAN -> Elementary.atan(DoubleLanes.INSTANCE, x);
      case ERF -> Elementary.erf(DoubleLanes.INSTANCE, x);
      case NOT -> throw new IllegalArgumentException("not takes bool");
    };
  }

  private static int unary(UnaryFunction function, int x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Integer.signum(x);
      case FLOOR, EXP, LOG, EXPM1, LOG1P, SQRT, TANH, SIGMOID, SIN, COS, ATAN, ERF, NOT ->
          throw new IllegalArgumentException(function + " does not take i32");
    };
  }

  private static boolean unary(UnaryFunction function, boolean x) {
    return switch (function) {
      case NOT -> !x;
      case NEG,
          ABS,
          SIGN,
          FLOOR,
          EXP,
          LOG,
          EXPM1,
          LOG1P,
          SQRT,
          TANH,
          SIGMOID,
          SIN,
          COS,
          ATAN,
          ERF ->
          throw new IllegalArgumentException(function + " does not take bool");
    };
  }

  static float binary(BinaryFunction function, float a, float b) {
    return switch (function) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case POW -> Elementary.pow(FloatLanes.INSTANCE, a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case AND, OR -> throw new IllegalArgumentException(function + " takes bool");
    };
  }

  static double binary(BinaryFunction function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case POW -> Elementary.pow(DoubleLanes.INSTANCE, a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case AND, OR -> throw new IllegalArgumentException(function + " takes bool");
    };
  }

  static int binary(BinaryFunction function, int a, int b) {
    return switch (function) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> b == 0 ? 0 : a / b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case POW, AND, OR -> throw new IllegalArgumentException(function + " does not take i32");
    };
  }

  static boolean binary(BinaryFunction function, boolean a, boolean b) {
    return switch (function) {
      case AND -> a && b;
      case OR -> a || b;
      case ADD, SUB, MUL, DIV, POW, MIN, MAX ->
          throw new IllegalArgumentException(function + " does not take bool");
    };
  }
}
