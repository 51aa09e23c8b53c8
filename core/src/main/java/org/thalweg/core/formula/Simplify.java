package org.thalweg.core.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a term more simply: like terms and powers collected, numbers folded exactly, nothing times
 * 1, plus 0 or to the power 1. What is equal as algebra has it may differ where one of the two is
 * no number: x/x becomes 1.
 */
final class Simplify {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);

  private Simplify() {}

  static Term of(Term term) {
    return switch (term) {
      case Term.Num t -> t;
      case Term.Constant t -> t;
      case Term.Name t -> t;
      case Term.Element t -> new Term.Element(t.name(), of(t.index()));
      case Term.Neg t -> Monomial.of(of(t.of())).times(Ratio.MINUS_ONE).term();
      case Term.Add t -> sum(t.terms().stream().map(Simplify::of).toList());
      case Term.Mul t -> product(t.factors().stream().map(Simplify::of).toList());
      case Term.Div t -> single(new Term.Div(of(t.over()), of(t.under())));
      case Term.Pow t -> power(of(t.base()), of(t.exponent()));
      case Term.Call t ->
          SimpleCalls.of(t.function(), t.arguments().stream().map(Simplify::of).toList());
      case Term.If t -> choice(t);
      case Term.Repeat t -> repeat(t);
      case Term.Rows t -> rows(t);
    };
  }

  private static Term single(Term term) {
    return Monomial.of(term).term();
  }

  private static Term product(List<Term> factors) {
    for (Term factor : factors) {
      if (factor.equals(ZERO)) {
        return ZERO;
      }
    }
    Monomial product = Monomial.of(new Term.Mul(factors));
    Ratio number = product.coefficient();
    if (number.isUsual()) {
      return product.term();
    }
    return new Term.Mul(factors);
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
    return single(new Term.Pow(base, exponent));
  }

  private static Term sum(List<Term> terms) {
    Map<Map<Term, Term>, Ratio> collected = new LinkedHashMap<>();
    terms.forEach(term -> add(term, Ratio.ONE, collected));
    Ratio constant = collected.getOrDefault(Map.of(), Ratio.ZERO);
    collected.remove(Map.of());
    List<Term> written = new ArrayList<>();
    collected.forEach(
        (powers, number) -> {
          if (!number.isZero()) {
            written.add(new Monomial(number, powers).term());
          }
        });
    if (!constant.isZero()) {
      // A constant goes last, but 1 - x is not written -x + 1.
      boolean first =
          constant.sign() > 0 && !written.isEmpty() && written.get(0) instanceof Term.Neg;
      written.add(first ? 0 : written.size(), Monomial.number(constant));
    }
    return switch (written.size()) {
      case 0 -> ZERO;
      case 1 -> written.get(0);
      default -> new Term.Add(written);
    };
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
    if (a != null && b != null) {
      int order = a.plus(b.negated()).sign();
      boolean holds =
          switch (t.relation()) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case EQ -> order == 0;
            case NE -> order != 0;
          };
      return holds ? then : otherwise;
    }
    return new Term.If(t.relation(), left, right, then, otherwise);
  }

  /** A number is taken out of a sum; a sum of what does not change is a product. */
  private static Term repeat(Term.Repeat t) {
    Term from = of(t.from());
    Term to = of(t.to());
    Term body = of(t.body());
    Monomial m = Monomial.of(body);
    if (t.kind() == Term.Kind.PROD) {
      return body.equals(ONE) ? ONE : new Term.Repeat(t.kind(), t.index(), from, to, body);
    }
    if (m.coefficient().isZero()) {
      return ZERO;
    }
    boolean changes =
        Terms.all(body).anyMatch(p -> p instanceof Term.Name n && n.name().equals(t.index()));
    @Nullable Ratio a = Ratio.of(from);
    @Nullable Ratio b = Ratio.of(to);
    if (!changes && a != null && b != null) {
      Ratio count = b.plus(a.negated()).plus(Ratio.ONE);
      return product(List.of(Monomial.number(count), body));
    }
    Term rest = new Monomial(Ratio.ONE, m.powers()).term();
    Term sum = new Term.Repeat(t.kind(), t.index(), from, to, rest);
    return m.coefficient().isOne()
        ? sum
        : single(new Term.Mul(List.of(Monomial.number(m.coefficient()), sum)));
  }

  private static Term rows(Term.Rows t) {
    Term body = of(t.body());
    Monomial m = Monomial.of(body);
    if (m.coefficient().isZero() || (m.isNumber() && t.mean())) {
      return body;
    }
    Term rest = new Term.Rows(t.mean(), new Monomial(Ratio.ONE, m.powers()).term());
    return m.coefficient().isOne()
        ? rest
        : single(new Term.Mul(List.of(Monomial.number(m.coefficient()), rest)));
  }

  /** A finite number as a term. */
  static Term number(double number) {
    Term size = new Term.Num(new BigDecimal(Double.toString(Math.abs(number))));
    return number < 0 ? new Term.Neg(size) : size;
  }
}
