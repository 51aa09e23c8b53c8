package org.thalweg.core.formula.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/** The free names of a formula in order of appearance; refuses names of two meanings. */
public final class Names {
  private final Source source;
  private final Set<String> all = new LinkedHashSet<>();
  private final Map<String, Term> plain = new HashMap<>();
  private final Map<String, Term> indexed = new HashMap<>();
  private final Map<String, Term> indices = new HashMap<>();
  private final List<String> scope = new ArrayList<>();

  private Names(Source source) {
    this.source = source;
  }

  /** The names in the sides of a formula. */
  public static Names of(Source source, List<Term> sides) {
    Names names = new Names(source);
    sides.forEach(names::visit);
    names.check();
    return names;
  }

  /** All of them. */
  public List<String> inOrder() {
    return List.copyOf(all);
  }

  boolean isIndexed(String name) {
    return indexed.containsKey(name);
  }

  /** A term with the name; of a name that is there. */
  @Nullable Term use(String name) {
    return indexed.containsKey(name) ? indexed.get(name) : plain.get(name);
  }

  private void visit(Term term) {
    switch (term) {
      case Term.Name t -> {
        if (!scope.contains(t.name())) {
          plain.putIfAbsent(t.name(), t);
          all.add(t.name());
        }
      }
      case Term.Element t -> {
        indexed.putIfAbsent(t.name(), t);
        all.add(t.name());
        visit(t.index());
      }
      case Term.Repeat t -> {
        if (scope.contains(t.index())) {
          throw source.error(
              t,
              "the index "
                  + t.index()
                  + " is that of an outer sum already; name this one "
                  + other(t.index()));
        }
        indices.putIfAbsent(t.index(), t);
        visit(t.from());
        visit(t.to());
        scope.addLast(t.index());
        visit(t.body());
        scope.removeLast();
      }
      case Term.Num t -> {}
      case Term.Constant t -> {}
      case Term.Neg t -> visit(t.of());
      case Term.Add t -> t.terms().forEach(this::visit);
      case Term.Mul t -> t.factors().forEach(this::visit);
      case Term.Div t -> Terms.parts(t).forEach(this::visit);
      case Term.Pow t -> Terms.parts(t).forEach(this::visit);
      case Term.Call t -> t.arguments().forEach(this::visit);
      case Term.If t -> Terms.parts(t).forEach(this::visit);
      case Term.Rows t -> visit(t.body());
    }
  }

  private static String other(String index) {
    return index.equals("i") ? "j" : index.equals("j") ? "k" : "i";
  }

  private void check() {
    for (String name : all) {
      @Nullable Term one = plain.get(name);
      @Nullable Term entry = indexed.get(name);
      @Nullable Term index = indices.get(name);
      if (index != null) {
        throw source.error(
            one != null ? one : index,
            name
                + " is the index of a sum and stands here outside of it; put it inside, or name"
                + " one of the two otherwise");
      }
      if (one != null && entry != null) {
        throw source.error(
            one,
            name
                + " stands here without an index, and elsewhere with one; write "
                + name
                + "[1], or name one of the two otherwise");
      }
    }
  }
}
