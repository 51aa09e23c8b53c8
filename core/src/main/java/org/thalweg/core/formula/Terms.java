package org.thalweg.core.formula;

import java.util.List;
import java.util.stream.Stream;

/** Walks over terms. */
final class Terms {
  private Terms() {}

  /** The terms directly within a term, in the order they are written. */
  static List<Term> parts(Term term) {
    return switch (term) {
      case Term.Num t -> List.of();
      case Term.Constant t -> List.of();
      case Term.Name t -> List.of();
      case Term.Element t -> List.of(t.index());
      case Term.Neg t -> List.of(t.of());
      case Term.Add t -> t.terms();
      case Term.Mul t -> t.factors();
      case Term.Div t -> List.of(t.over(), t.under());
      case Term.Pow t -> List.of(t.base(), t.exponent());
      case Term.Call t -> t.arguments();
      case Term.If t -> List.of(t.left(), t.right(), t.then(), t.otherwise());
      case Term.Repeat t -> List.of(t.from(), t.to(), t.body());
      case Term.Rows t -> List.of(t.body());
    };
  }

  /** A term and all within it. */
  static Stream<Term> all(Term term) {
    return Stream.concat(Stream.of(term), parts(term).stream().flatMap(Terms::all));
  }
}
