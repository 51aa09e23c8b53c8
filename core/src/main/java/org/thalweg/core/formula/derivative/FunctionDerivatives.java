package org.thalweg.core.formula.derivative;

import java.util.List;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;

/** The derivatives of the functions of one argument, as formulas. */
final class FunctionDerivatives {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);
  private static final Term TWO = Term.Num.of(2);

  private FunctionDerivatives() {}

  /** By the argument of a call. */
  static Term of(Term.Call call) {
    Term u = call.argument();
    return switch (call.function()) {
      case EXP -> call;
      case LOG -> new Term.Div(ONE, u);
      case LOG10 -> new Term.Div(ONE, product(u, Term.Call.of(Function.LOG, Term.Num.of(10))));
      case LOG2 -> new Term.Div(ONE, product(u, Term.Call.of(Function.LOG, TWO)));
      case LOG1P -> new Term.Div(ONE, new Term.Add(List.of(u, ONE)));
      case EXPM1 -> Term.Call.of(Function.EXP, u);
      case SQRT -> new Term.Div(ONE, product(TWO, call));
      case CBRT -> new Term.Div(ONE, product(Term.Num.of(3), new Term.Pow(call, TWO)));
      case SQUARE -> product(TWO, u);
      case SIN -> Term.Call.of(Function.COS, u);
      case COS -> new Term.Neg(Term.Call.of(Function.SIN, u));
      case TAN -> new Term.Div(ONE, new Term.Pow(Term.Call.of(Function.COS, u), TWO));
      case ASIN -> new Term.Div(ONE, rootOfOneLess(u));
      case ACOS -> new Term.Neg(new Term.Div(ONE, rootOfOneLess(u)));
      case ATAN -> new Term.Div(ONE, new Term.Add(List.of(ONE, new Term.Pow(u, TWO))));
      case SINH -> Term.Call.of(Function.COSH, u);
      case COSH -> Term.Call.of(Function.SINH, u);
      case TANH -> new Term.Add(List.of(ONE, new Term.Neg(new Term.Pow(call, TWO))));
      case ABS -> Term.Call.of(Function.SIGN, u);
      case SIGN, FLOOR, CEIL -> ZERO;
      case ERF ->
          new Term.Div(
              product(TWO, Term.Call.of(Function.EXP, new Term.Neg(new Term.Pow(u, TWO)))),
              Term.Call.of(Function.SQRT, Term.Constant.PI));
      case SIGMOID -> product(call, new Term.Add(List.of(ONE, new Term.Neg(call))));
      case SOFTPLUS -> Term.Call.of(Function.SIGMOID, u);
      case ATAN2, MIN, MAX, POW ->
          throw new IllegalArgumentException(call.function() + " takes two");
    };
  }

  private static Term rootOfOneLess(Term u) {
    return Term.Call.of(
        Function.SQRT, new Term.Add(List.of(ONE, new Term.Neg(new Term.Pow(u, TWO)))));
  }

  private static Term product(Term a, Term b) {
    return new Term.Mul(List.of(a, b));
  }
}
