package org.thalweg.core.formula.term;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks over terms. */
public final class Terms {
  private Terms() {}

  /** The terms directly within a term, in the order they are written. */
  public static List<Term> parts(Term term) {
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
  public static Stream<Term> all(Term term) {
    return Stream.concat(Stream.of(term), parts(term).stream().flatMap(Terms::all));
  }

  /** A term with one within it replaced wherever it stands; the rest of the tree is kept. */
  public static Term replaced(Term term, Term what, Term with) {
    return term.equals(what) ? with : rebuilt(term, part -> replaced(part, what, with));
  }

  /** A term with each of the terms directly within it changed. */
  static Term rebuilt(Term term, UnaryOperator<Term> f) {
    return switch (term) {
      case Term.Num t -> t;
      case Term.Constant t -> t;
      case Term.Name t -> t;
      case Term.Element t -> new Term.Element(t.name(), f.apply(t.index()));
      case Term.Neg t -> new Term.Neg(f.apply(t.of()));
      case Term.Add t -> new Term.Add(t.terms().stream().map(f).toList());
      case Term.Mul t -> new Term.Mul(t.factors().stream().map(f).toList());
      case Term.Div t -> new Term.Div(f.apply(t.over()), f.apply(t.under()));
      case Term.Pow t -> new Term.Pow(f.apply(t.base()), f.apply(t.exponent()));
      case Term.Call t -> new Term.Call(t.function(), t.arguments().stream().map(f).toList());
      case Term.If t ->
          new Term.If(
              t.relation(),
              f.apply(t.left()),
              f.apply(t.right()),
              f.apply(t.then()),
              f.apply(t.otherwise()));
      case Term.Repeat t ->
          new Term.Repeat(
              t.kind(), t.index(), f.apply(t.from()), f.apply(t.to()), f.apply(t.body()));
      case Term.Rows t -> new Term.Rows(t.mean(), f.apply(t.body()));
    };
  }

  /** A name for an index that a term does not have. */
  public static String unused(Term term) {
    Set<String> used = new HashSet<>();
    all(term)
        .forEach(part -> {
          switch (part) {
            case Term.Name t -> used.add(t.name());
            case Term.Element t -> used.add(t.name());
            case Term.Repeat t -> used.add(t.index());
            case Term other -> {}
          }
        });
    return Stream.concat(
            Stream.of("j", "k", "l", "m"), IntStream.iterate(1, i -> i + 1).mapToObj(i -> "j" + i))
        .filter(name -> !used.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
