package org.thalweg.core.grad;

import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.UnaryFunction;

/**
 * The derivative table, elementwise part: for y = f(x) or y = f(a, b) the derivative of y by each
 * operand. Where it can be had from y, it is, so that the forward value is reused.
 */
final class Partials {
  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

  private Partials() {}

  /** The derivative of y = f(x). */
  static Partial unary(UnaryFunction function, Expr y) {
    Expr x = y.operand();
    return switch (function) {
      case NEG -> Partial.Fixed.MINUS_ONE;
      case ABS -> new Partial.Times(x.sign());
      case SIGN, FLOOR, NOT -> Partial.Fixed.ZERO;
      case EXP -> new Partial.Times(y);
      case LOG -> new Partial.Ratio(one(x), x);
      case EXPM1 -> new Partial.Times(y.add(1));
      case LOG1P -> new Partial.Ratio(one(x), x.add(1));
      case SQRT -> new Partial.Ratio(full(x, 0.5), y);
      case TANH -> new Partial.Times(one(x).sub(y.square()));
      case SIGMOID -> new Partial.Times(y.mul(one(x).sub(y)));
      case SIN -> new Partial.Times(x.cos());
      case COS -> new Partial.Times(x.sin().neg());
      case ATAN -> new Partial.Ratio(one(x), x.square().add(1));
      case ERF -> new Partial.Times(x.square().neg().exp().mul(TWO_OVER_SQRT_PI));
    };
  }

  /** The derivative of y = f(a, b) by operand {@code i}, 0 for a and 1 for b. */
  static Partial binary(BinaryFunction function, Expr y, int i) {
    Expr a = y.inputs().get(0);
    Expr b = y.inputs().get(1);
    return i == 0 ? left(function, a, b, y) : right(function, a, b, y);
  }

  /** dy/da. */
  private static Partial left(BinaryFunction function, Expr a, Expr b, Expr y) {
    return switch (function) {
      case ADD, SUB -> Partial.Fixed.ONE;
      case MUL -> new Partial.Times(b);
      case DIV -> new Partial.Ratio(one(a), b);
      case POW -> powerByBase(a, b, y);
      case MIN -> new Partial.Share(a.le(b), a.eq(b));
      case MAX -> new Partial.Share(b.le(a), a.eq(b));
      case AND, OR -> Partial.Fixed.ZERO;
    };
  }

  /** dy/db. */
  private static Partial right(BinaryFunction function, Expr a, Expr b, Expr y) {
    return switch (function) {
      case ADD -> Partial.Fixed.ONE;
      case SUB -> Partial.Fixed.MINUS_ONE;
      case MUL -> new Partial.Times(a);
      case DIV -> new Partial.Ratio(y.neg(), b);
      case POW -> new Partial.Times(y.mul(logOfBase(a, b)));
      case MIN -> new Partial.Share(b.le(a), a.eq(b));
      case MAX -> new Partial.Share(a.le(b), a.eq(b));
      case AND, OR -> Partial.Fixed.ZERO;
    };
  }

  /** b · a^(b-1), which is 0 for b = 0 even at a = 0. */
  private static Partial powerByBase(Expr a, Expr b, Expr y) {
    Double exponent = b.scalarValue();
    if (exponent == null) {
      Expr slope = b.mul(a.pow(b.sub(1)));
      return new Partial.Times(b.eq(0).select(Expr.full(a.type(), 0), slope));
    }
    if (exponent == 0) {
      return Partial.Fixed.ZERO;
    }
    if (exponent == 1) {
      return Partial.Fixed.ONE;
    }
    if (exponent == 0.5) {
      return new Partial.Ratio(full(a, 0.5), y);
    }
    Expr rest = exponent == 2 ? a : exponent == 3 ? a.square() : a.pow(exponent - 1);
    return new Partial.Times(rest.mul(exponent));
  }

  /** log(a), but 0 where a^b is 0 for all exponents near b, so that 0 · log(0) is 0. */
  private static Expr logOfBase(Expr a, Expr b) {
    return a.eq(0).and(b.gt(0)).select(one(a), a).log();
  }

  private static Expr one(Expr x) {
    return full(x, 1);
  }

  private static Expr full(Expr x, double value) {
    return Expr.full(x.type(), value);
  }
}
