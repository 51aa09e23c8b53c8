package org.thalweg.core.formula.simplify;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.formula.meaning.Reckoner;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/** Sums and products over an index, of simplified parts. */
final class SimpleRepeats {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);
  private static final int MOST_NUMBERS = 100;
  private static final int LONGEST = 1_000_000;

  private SimpleRepeats() {}

  static Term of(Term.Kind kind, String index, Term from, Term to, Term body) {
    Term.Repeat whole = new Term.Repeat(kind, index, from, to, body);
    @Nullable Ratio first = Ratio.of(from);
    @Nullable Ratio last = Ratio.of(to);
    if (first != null && last != null) {
      int order = last.plus(first.negated()).sign();
      if (order < 0) {
        return kind == Term.Kind.SUM ? ZERO : ONE;
      }
      if (order == 0) {
        return Simplify.of(Terms.replaced(body, new Term.Name(index), from));
      }
    }
    return switch (kind) {
      case PROD -> body.equals(ONE) ? ONE : whole;
      case SUM -> sum(whole, first, last);
    };
  }

  private static Term sum(Term.Repeat t, @Nullable Ratio first, @Nullable Ratio last) {
    if (t.body() instanceof Term.If choice && choice.otherwise().equals(ZERO)) {
      return where(t, choice, first, last);
    }
    Monomial m = Monomial.of(t.body());
    if (m.coefficient().isZero()) {
      return ZERO;
    }
    Term name = new Term.Name(t.index());
    if (first != null && last != null && Terms.all(t.body()).noneMatch(name::equals)) {
      Ratio count = last.plus(first.negated()).plus(Ratio.ONE);
      return Simplify.product(List.of(Monomial.number(count), t.body()));
    }
    @Nullable Ratio number = number(t, first, last);
    if (number != null) {
      return Monomial.number(number);
    }
    Term rest = new Monomial(Ratio.ONE, m.powers()).term();
    Term sum = new Term.Repeat(Term.Kind.SUM, t.index(), t.from(), t.to(), rest);
    return scaled(m.coefficient(), sum);
  }

  /** The sum of what is a number for each of a few values of the index. */
  private static @Nullable Ratio number(
      Term.Repeat t, @Nullable Ratio first, @Nullable Ratio last) {
    if (first == null || last == null || last.number() - first.number() >= MOST_NUMBERS) {
      return null;
    }
    Term name = new Term.Name(t.index());
    Ratio sum = Ratio.ZERO;
    for (Ratio i = first; i.number() <= last.number(); i = i.plus(Ratio.ONE)) {
      Term value = Simplify.of(Terms.replaced(t.body(), name, Monomial.number(i)));
      @Nullable Ratio number = Ratio.of(value);
      if (number == null) {
        return null;
      }
      sum = sum.plus(number);
    }
    return sum;
  }

  private static Term scaled(Ratio number, Term term) {
    return number.isOne()
        ? term
        : Simplify.signed(new Term.Mul(List.of(Monomial.number(number), term)));
  }

  /** A sum over those values of its index alone for which a condition holds. */
  private static Term where(
      Term.Repeat t, Term.If choice, @Nullable Ratio first, @Nullable Ratio last) {
    Term name = new Term.Name(t.index());
    if (choice.relation() == Term.Relation.EQ
        && choice.left().equals(name)
        && Ratio.of(choice.right()) != null) {
      Term one = Terms.replaced(choice.then(), name, choice.right());
      Term below = new Term.If(Term.Relation.LE, choice.right(), t.to(), one, ZERO);
      return Simplify.of(new Term.If(Term.Relation.GE, choice.right(), t.from(), below, ZERO));
    }
    if (first == null || last == null) {
      return t;
    }
    double count = last.number() - first.number() + 1;
    if (count > LONGEST) {
      return t;
    }
    int @Nullable [] holding = holding(t, choice, (int) first.number(), (int) count);
    if (holding == null) {
      return t;
    }
    int most = holding.length - 1;
    if (most >= 0 && holding[most] - holding[0] != most) {
      return t; // not in one row
    }
    return holding.length == 0
        ? ZERO
        : of(
            Term.Kind.SUM,
            t.index(),
            Simplify.number(holding[0]),
            Simplify.number(holding[most]),
            choice.then());
  }

  /** The values of the index for which a condition holds; null if that is not known. */
  private static int @Nullable [] holding(Term.Repeat t, Term.If choice, int first, int count) {
    Reckoner reckoner = new Reckoner(new Source(""), Map.of());
    double[] values = IntStream.range(0, count).mapToDouble(i -> (double) first + i).toArray();
    List<Axis> axes = List.of(reckoner.axis(count));
    Scope scope = Scope.OUTERMOST.with(t.index(), new Table(axes, values));
    @Nullable Table left = reckoner.known(choice.left(), scope);
    @Nullable Table right = reckoner.known(choice.right(), scope);
    if (left == null || right == null) {
      return null;
    }
    double[] a = left.over(axes);
    double[] b = right.over(axes);
    return IntStream.range(0, count)
        .filter(i -> choice.relation().holds(a[i], b[i]))
        .map(i -> first + i)
        .toArray();
  }

  /** A sum or mean over rows. */
  static Term rows(boolean mean, Term body) {
    Monomial m = Monomial.of(body);
    if (m.coefficient().isZero() || (m.isNumber() && mean)) {
      return body;
    }
    return scaled(m.coefficient(), new Term.Rows(mean, new Monomial(Ratio.ONE, m.powers()).term()));
  }
}
