package org.thalweg.core.formula.meaning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.term.Numbers;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/** Says of each name whether it is data, a number or a variable, and how large a variable is. */
public final class Meanings {
  private final Source source;
  private final Given given;
  private final Reckoner reckoner;
  private final Map<String, Integer> largest = new HashMap<>();

  private Meanings(Source source, Given given) {
    this.source = source;
    this.given = given;
    this.reckoner = new Reckoner(source, given.values());
  }

  /** The variables of a formula. */
  public static Variables of(Source source, Names names, List<Term> sides, Given given) {
    Meanings meanings = new Meanings(source, given);
    meanings.checkColumns();
    meanings.checkValues();
    sides.forEach(side -> meanings.visit(side, Scope.OUTERMOST));
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String name : names.inOrder()) {
      if (given.columns().containsKey(name)) {
        continue;
      }
      if (given.values().containsKey(name)) {
        if (names.isIndexed(name)) {
          throw source.error(
              use(names, name),
              name + " is one given number and has an index here; give a column, or leave it out");
        }
        continue;
      }
      sizes.put(name, names.isIndexed(name) ? meanings.largest.getOrDefault(name, 0) : 0);
    }
    return Variables.of(sizes);
  }

  private static Term use(Names names, String name) {
    @Nullable Term use = names.use(name);
    if (use == null) {
      throw new IllegalStateException(name);
    }
    return use;
  }

  private void checkColumns() {
    int rows = -1;
    String first = "";
    for (Map.Entry<String, double[]> column : given.columns().entrySet()) {
      int length = column.getValue().length;
      if (length == 0) {
        throw new FormulaException(
            "the column " + column.getKey() + " has no rows; give one or more", -1);
      }
      if (rows >= 0 && length != rows) {
        throw new FormulaException(
            "the column "
                + column.getKey()
                + " has "
                + length
                + " rows and "
                + first
                + " has "
                + rows
                + "; give columns of one length",
            -1);
      }
      rows = length;
      first = column.getKey();
    }
  }

  private void checkValues() {
    given
        .values()
        .forEach((name, value) -> {
          if (!Double.isFinite(value)) {
            throw new FormulaException(
                name + " is given the value " + value + "; give a finite number", -1);
          }
        });
  }

  private void visit(Term term, Scope scope) {
    switch (term) {
      case Term.Element t -> entry(t, scope);
      case Term.Repeat t -> visit(t.body(), reckoner.enter(t, scope).inside());
      case Term.Rows t -> {
        if (given.columns().isEmpty()) {
          String form = t.mean() ? "mean" : "sum";
          throw source.error(
              t,
              form
                  + " of one argument goes over the rows of data, and there is no data; give"
                  + " columns, or write sum(i=1..10, x[i])");
        }
        visit(t.body(), scope);
      }
      case Term.Num t -> {}
      case Term.Constant t -> {}
      case Term.Name t -> {}
      case Term.Neg t -> visit(t.of(), scope);
      case Term.Add t -> t.terms().forEach(part -> visit(part, scope));
      case Term.Mul t -> t.factors().forEach(part -> visit(part, scope));
      case Term.Div t -> Terms.parts(t).forEach(part -> visit(part, scope));
      case Term.Pow t -> Terms.parts(t).forEach(part -> visit(part, scope));
      case Term.Call t -> t.arguments().forEach(part -> visit(part, scope));
      case Term.If t -> Terms.parts(t).forEach(part -> visit(part, scope));
    }
  }

  private void entry(Term.Element t, Scope scope) {
    Table index = reckoner.whole(t.index(), scope, "the index of " + t.name());
    double @Nullable [] column = given.columns().get(t.name());
    double most = column == null ? Reckoner.LONGEST : column.length;
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (double i : index.values()) {
      low = Math.min(low, i);
      high = Math.max(high, i);
    }
    if (low < 1) {
      throw source.error(
          t,
          "found "
              + t.name()
              + "["
              + Numbers.text(low)
              + "]: indices start at 1; begin the range later or add to the index");
    }
    if (high > most) {
      throw source.error(
          t,
          "found "
              + t.name()
              + "["
              + Numbers.text(high)
              + "], and "
              + t.name()
              + (column == null
                  ? " can have at most 100,000,000 entries"
                  : " has " + column.length + " rows")
              + "; end the range earlier");
    }
    largest.merge(t.name(), (int) high, Math::max);
  }
}
