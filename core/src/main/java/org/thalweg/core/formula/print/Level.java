package org.thalweg.core.formula.print;

import org.thalweg.core.formula.term.Term;

/** How strongly the parts of a written term hold together, weakest first. */
enum Level {
  SUM,
  /** With a minus in front. */
  SIGNED,
  PRODUCT,
  POWER,
  ATOM;

  static Level of(Term term) {
    return switch (term) {
      case Term.Add t -> SUM;
      case Term.Neg t -> SIGNED;
      case Term.Mul t -> led(t.factors().get(0));
      case Term.Div t -> led(t.over());
      case Term.Pow t -> POWER;
      case Term.Num t -> ATOM;
      case Term.Constant t -> ATOM;
      case Term.Name t -> ATOM;
      case Term.Element t -> ATOM;
      case Term.Call t -> ATOM;
      case Term.If t -> ATOM;
      case Term.Repeat t -> ATOM;
      case Term.Rows t -> ATOM;
    };
  }

  /** Of a product that begins with a factor: -x*y is read as (-x)*y. */
  private static Level led(Term first) {
    return of(first) == SIGNED ? SIGNED : PRODUCT;
  }
}
