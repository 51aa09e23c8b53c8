package org.thalweg.core.formula.simplify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;

/** Functions of what they have a simple value at. */
final class SimpleCalls {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);

  private SimpleCalls() {}

  /** A function of simplified arguments. */
  static Term of(Function function, List<Term> arguments) {
    Term x = arguments.get(0);
    Term call = new Term.Call(function, arguments);
    return switch (function) {
      case POW -> Simplify.power(x, arguments.get(1));
      case SQUARE -> Simplify.power(x, Term.Num.of(2));
      case EXP, COS, COSH -> x.equals(ZERO) ? ONE : call;
      case SIN, TAN, ASIN, ATAN, SINH, TANH, ERF, LOG1P, EXPM1 -> x.equals(ZERO) ? ZERO : call;
      case LOG -> x.equals(ONE) ? ZERO : x == Term.Constant.E ? ONE : call;
      case LOG10, LOG2 -> x.equals(ONE) ? ZERO : call;
      case SQRT, CBRT -> x.equals(ZERO) || x.equals(ONE) ? x : call;
      case ABS -> {
        @Nullable Ratio number = Ratio.of(x);
        yield number == null ? call : number.sign() < 0 ? Monomial.number(number.negated()) : x;
      }
      case SIGN -> {
        @Nullable Ratio number = Ratio.of(x);
        yield number == null ? call : Monomial.number(Ratio.of(number.sign()));
      }
      case ACOS, ATAN2, FLOOR, CEIL, SIGMOID, SOFTPLUS, MIN, MAX -> call;
    };
  }
}
