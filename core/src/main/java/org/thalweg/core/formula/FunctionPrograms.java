package org.thalweg.core.formula;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/** The functions of formulas as programs, in forms that neither overflow nor lose digits. */
final class FunctionPrograms {
  private static final double LN2 = 0.6931471805599453;
  private static final double LN10 = 2.302585092994046;

  private FunctionPrograms() {}

  /** A function of one argument. */
  static Expr unary(Function function, Expr x) {
    return switch (function) {
      case EXP -> x.exp();
      case LOG -> x.log();
      case LOG10 -> x.log().div(LN10);
      case LOG2 -> x.log().div(LN2);
      case LOG1P -> x.log1p();
      case EXPM1 -> x.expm1();
      case SQRT -> x.sqrt();
      case CBRT -> x.sign().mul(x.abs().pow(1.0 / 3));
      case SQUARE -> x.square();
      case SIN -> x.sin();
      case COS -> x.cos();
      case TAN -> x.sin().div(x.cos());
      // The parts have unlike signs, so that nothing cancels.
      case SINH -> x.expm1().sub(x.neg().expm1()).mul(0.5);
      case COSH -> x.exp().add(x.neg().exp()).mul(0.5);
      case TANH -> x.tanh();
      case ABS -> x.abs();
      case SIGN -> x.sign();
      case FLOOR -> x.floor();
      case CEIL -> x.neg().floor().neg();
      case ERF -> x.erf();
      case SIGMOID -> x.sigmoid();
      case SOFTPLUS -> Composites.softplus(x);
      case MIN, MAX, POW -> throw new IllegalArgumentException(function + " takes two");
    };
  }

  /** A function of two arguments, of one shape. */
  static Expr binary(Function function, Expr a, Expr b) {
    return switch (function) {
      case MIN -> a.min(b);
      case MAX -> a.max(b);
      case POW -> a.pow(b);
      case EXP,
          LOG,
          LOG10,
          LOG2,
          LOG1P,
          EXPM1,
          SQRT,
          CBRT,
          SQUARE,
          SIN,
          COS,
          TAN,
          SINH,
          COSH,
          TANH,
          ABS,
          SIGN,
          FLOOR,
          CEIL,
          ERF,
          SIGMOID,
          SOFTPLUS ->
          throw new IllegalArgumentException(function + " takes one");
    };
  }
}
