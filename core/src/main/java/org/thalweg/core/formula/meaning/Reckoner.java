package org.thalweg.core.formula.meaning;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.term.Numbers;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/** Works out indices and bounds, which hold nothing but numbers, indices and given values. */
public final class Reckoner {
  static final int LONGEST = 100_000_000;
  private static final double LARGEST = 0x1p53;

  private final Source source;
  private final Map<String, Double> given;
  private int axes;

  /** With numbers given by name. */
  public Reckoner(Source source, Map<String, Double> given) {
    this.source = source;
    this.given = given;
  }

  /** A new axis, inside of all others so far. */
  public Axis axis(int extent) {
    return new Axis(axes++, extent);
  }

  /** The value of a term, where it has one before the variables have; else null. */
  public @Nullable Table known(Term term, Scope scope) {
    return switch (term) {
      case Term.Num t -> Table.of(t.number());
      case Term.Constant t -> Table.of(t.number);
      case Term.Name t -> {
        @Nullable Double value = given.get(t.name());
        yield value == null ? scope.index(t.name()) : Table.of(value);
      }
      case Term.Neg t -> {
        @Nullable Table of = known(t.of(), scope);
        yield of == null ? null : of.map(x -> -x);
      }
      case Term.Add t -> fold(t.terms(), scope, (a, b) -> a + b);
      case Term.Mul t -> fold(t.factors(), scope, (a, b) -> a * b);
      case Term.Div t -> fold(List.of(t.over(), t.under()), scope, (a, b) -> a / b);
      case Term.Pow t -> fold(List.of(t.base(), t.exponent()), scope, StrictMath::pow);
      case Term.Call t -> call(t, scope);
      case Term.If t -> null;
      case Term.Element t -> null;
      case Term.Repeat t -> null;
      case Term.Rows t -> null;
    };
  }

  private @Nullable Table call(Term.Call t, Scope scope) {
    return switch (t.function()) {
      case MIN -> fold(t.arguments(), scope, Math::min);
      case MAX -> fold(t.arguments(), scope, Math::max);
      case POW -> fold(t.arguments(), scope, StrictMath::pow);
      case FLOOR -> map(t, scope, Math::floor);
      case CEIL -> map(t, scope, Math::ceil);
      case ABS -> map(t, scope, Math::abs);
      case SIGN -> map(t, scope, Math::signum);
      case SQUARE -> map(t, scope, x -> x * x);
      case SQRT -> map(t, scope, Math::sqrt);
      case EXP, LOG, LOG10, LOG2, LOG1P, EXPM1, CBRT, SIN, COS, TAN, SINH, COSH, TANH -> null;
      case ASIN, ACOS, ATAN, ATAN2, ERF, SIGMOID, SOFTPLUS -> null;
    };
  }

  private @Nullable Table map(Term.Call t, Scope scope, DoubleUnaryOperator f) {
    @Nullable Table of = known(t.argument(), scope);
    return of == null ? null : of.map(f);
  }

  private @Nullable Table fold(List<Term> terms, Scope scope, DoubleBinaryOperator f) {
    @Nullable Table folded = null;
    for (Term term : terms) {
      @Nullable Table value = known(term, scope);
      if (value == null) {
        return null;
      }
      folded = folded == null ? value : folded.with(value, f);
    }
    return folded;
  }

  /**
   * The whole numbers a term stands for.
   *
   * @param what for messages: an index of x, say
   */
  public Table whole(Term term, Scope scope, String what) {
    requireKnownNames(term, scope, what);
    @Nullable Table value = known(term, scope);
    if (value == null) {
      throw source.error(
          term,
          what
              + " is not reckoned from numbers and indices alone; use + - * / ^, floor, ceil, min,"
              + " max and abs");
    }
    for (double number : value.values()) {
      if (number != Math.rint(number) || Math.abs(number) > LARGEST) {
        throw source.error(
            term,
            what
                + " is "
                + Numbers.text(number)
                + ", which is no whole number; use floor or change"
                + " the range");
      }
    }
    return value;
  }

  private void requireKnownNames(Term term, Scope scope, String what) {
    if (term instanceof Term.Name name
        && scope.index(name.name()) == null
        && !given.containsKey(name.name())) {
      throw source.error(
          term,
          what
              + " uses "
              + name.name()
              + ", which is no index here and has no given value; give "
              + name.name()
              + " a value, or put it into a sum("
              + name.name()
              + "=1..10, …)");
    }
    Terms.parts(term).forEach(part -> requireKnownNames(part, scope, what));
  }

  /** Where a sum or product leads. */
  public Loop enter(Term.Repeat repeat, Scope scope) {
    String range = "the range of " + repeat.index();
    Table from = whole(repeat.from(), scope, range);
    Table to = whole(repeat.to(), scope, range);
    List<Axis> outer = Axis.union(from.axes(), to.axes());
    double[] first = from.over(outer);
    double[] last = to.over(outer);
    int[] counts = new int[first.length];
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      double count = Math.max(0, last[i] - first[i] + 1);
      total += (long) count;
      if (total > LONGEST) {
        throw source.error(
            repeat, range + " is too long; at most 100,000,000 terms in all can be added");
      }
      counts[i] = (int) count;
    }
    if (total == 0) {
      throw source.error(
          repeat,
          range
              + " is empty: it goes from "
              + Numbers.text(first[0])
              + " to "
              + Numbers.text(last[0])
              + "; the upper end must not be below the lower");
    }
    return Loop.of(repeat.index(), scope, axis((int) total), outer, first, counts);
  }
}
