package org.thalweg.core.formula.simplify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/**
 * Writes a term more simply: like terms and powers collected, numbers folded exactly, nothing times
 * 1, plus 0 or to the power 1. What is equal as algebra has it may differ where one of the two is
 * no number: x/x becomes 1.
 */
public final class Simplify {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);

  private Simplify() {}

  /** A term of the same value, made simpler. */
  public static Term of(Term term) {
    return switch (term) {
      case Term.Num t -> t;
      case Term.Constant t -> t;
      case Term.Name t -> t;
      case Term.Element t -> new Term.Element(t.name(), of(t.index()));
      case Term.Neg t -> signed(new Term.Neg(of(t.of())));
      case Term.Add t -> sum(t.terms().stream().map(Simplify::of).toList());
      case Term.Mul t -> product(t.factors().stream().map(Simplify::of).toList());
      case Term.Div t -> Quotients.of(of(t.over()), of(t.under()));
      case Term.Pow t -> power(of(t.base()), of(t.exponent()));
      case Term.Call t ->
          SimpleCalls.of(t.function(), t.arguments().stream().map(Simplify::of).toList());
      case Term.If t -> choice(t);
      case Term.Repeat t ->
          SimpleRepeats.of(t.kind(), t.index(), of(t.from()), of(t.to()), of(t.body()));
      case Term.Rows t -> SimpleRepeats.rows(t.mean(), of(t.body()));
    };
  }

  /** A product or quotient written anew; minus a sum is a sum. */
  static Term signed(Term term) {
    Term written = Monomial.of(term).term();
    return written instanceof Term.Neg minus && minus.of() instanceof Term.Add sum
        ? sum(sum.terms().stream().map(part -> (Term) new Term.Neg(part)).toList())
        : written;
  }

  static Term product(List<Term> factors) {
    for (Term factor : factors) {
      if (factor.equals(ZERO)) {
        return ZERO;
      }
    }
    Monomial product = Monomial.of(new Term.Mul(factors));
    return product.coefficient().isUsual() ? signed(product.term()) : new Term.Mul(factors);
  }

  static Term power(Term base, Term exponent) {
    @Nullable Ratio number = Ratio.of(exponent);
    if (number != null && number.isZero()) {
      return ONE;
    }
    if (number != null && number.isOne()) {
      return base;
    }
    if (base.equals(ONE)) {
      return ONE;
    }
    return signed(new Term.Pow(base, exponent));
  }

  static Term sum(List<Term> terms) {
    Map<Map<Term, Term>, Ratio> collected = new LinkedHashMap<>();
    terms.forEach(term -> add(term, Ratio.ONE, collected));
    List<Term> written = new ArrayList<>();
    collected.forEach((powers, number) -> {
      if (!number.isZero()) {
        written.add(new Monomial(number, powers).term());
      }
    });
    if (written.size() > 1 && written.get(0) instanceof Term.Neg && constant(written.get(0))) {
      written.addLast(written.removeFirst()); // x - 1, not -1 + x
    }
    return switch (written.size()) {
      case 0 -> ZERO;
      case 1 -> written.get(0);
      default -> new Term.Add(written);
    };
  }

  private static boolean constant(Term term) {
    return Ratio.of(term) != null;
  }

  /** Adds a term, times a number, to the numbers by their powers. */
  private static void add(Term term, Ratio times, Map<Map<Term, Term>, Ratio> collected) {
    switch (term) {
      case Term.Add t -> t.terms().forEach(part -> add(part, times, collected));
      case Term.Neg t -> add(t.of(), times.negated(), collected);
      case Term other -> {
        Monomial m = Monomial.of(other);
        collected.merge(m.powers(), m.coefficient().times(times), Ratio::plus);
      }
    }
  }

  private static Term choice(Term.If t) {
    Term then = of(t.then());
    Term otherwise = of(t.otherwise());
    if (then.equals(otherwise)) {
      return then;
    }
    Term left = of(t.left());
    Term right = of(t.right());
    @Nullable Ratio a = Ratio.of(left);
    @Nullable Ratio b = Ratio.of(right);
    if (t.relation() == Term.Relation.EQ && left instanceof Term.Name && b != null) {
      then = of(Terms.replaced(then, left, right));
    }
    if (a != null && b != null) {
      boolean holds = t.relation().holds(a.plus(b.negated()).sign(), 0);
      return holds ? then : otherwise;
    }
    return then.equals(otherwise) ? then : new Term.If(t.relation(), left, right, then, otherwise);
  }

  /** A finite number as a term. */
  public static Term number(double number) {
    Term size = new Term.Num(new BigDecimal(Double.toString(Math.abs(number))));
    return number < 0 ? new Term.Neg(size) : size;
  }
}
