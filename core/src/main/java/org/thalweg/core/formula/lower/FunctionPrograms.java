package org.thalweg.core.formula.lower;

import org.thalweg.core.formula.term.Function;
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
      // 1 - x and 1 + x are exact where it matters, 1 - x² is not.
      case ASIN -> x.div(less(x).mul(x.add(1)).sqrt()).atan();
      case ACOS -> less(x).div(x.add(1)).sqrt().atan().mul(2);
      case ATAN -> x.atan();
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
      case ATAN2, MIN, MAX, POW -> throw new IllegalArgumentException(function + " takes two");
    };
  }

  /** A function of two arguments, of one shape. */
  static Expr binary(Function function, Expr a, Expr b) {
    return switch (function) {
      case ATAN2 -> atan2(a, b);
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
          ASIN,
          ACOS,
          ATAN,
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

  /** 1 - x. */
  private static Expr less(Expr x) {
    return Expr.full(x.type(), 1).sub(x);
  }

  /** The angle of (x, y), from -π to π: of the lesser coordinate over the greater, then turned. */
  private static Expr atan2(Expr y, Expr x) {
    Expr zero = Expr.scalar(y.dtype(), 0);
    Expr steep = y.abs().gt(x.abs());
    Expr over = steep.select(x, y);
    Expr under = steep.select(y, x);
    // At the origin the angle is 0, not 0/0.
    Expr angle = under.eq(0).select(zero, over.div(under)).atan();
    Expr side = y.lt(0).select(Expr.scalar(y.dtype(), -1), Expr.scalar(y.dtype(), 1));
    Expr flat = angle.add(x.lt(0).select(side.mul(Math.PI), zero));
    return steep.select(side.mul(Math.PI / 2).sub(angle), flat);
  }
}
