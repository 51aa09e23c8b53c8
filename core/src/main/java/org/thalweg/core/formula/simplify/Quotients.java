package org.thalweg.core.formula.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Term;

/** Quotients: what is common to all terms above and to what is below cancels. */
final class Quotients {
  private Quotients() {}

  /** A quotient of simplified terms. */
  static Term of(Term over, Term under) {
    Monomial numerator = Monomial.of(over);
    Monomial rest = new Monomial(numerator.coefficient(), without(numerator, Term.Add.class));
    Term quotient = new Term.Div(rest.term(), under);
    for (Map.Entry<Term, Term> power : numerator.powers().entrySet()) {
      if (power.getKey() instanceof Term.Add sum) {
        Term shared = common(sum, Monomial.of(under));
        Term reduced = Expand.ifShorter(divided(sum, shared));
        quotient =
            new Term.Mul(
                List.of(
                    quotient,
                    Simplify.power(reduced, power.getValue()),
                    Simplify.power(shared, power.getValue())));
      }
    }
    return Simplify.signed(quotient);
  }

  private static Map<Term, Term> without(Monomial m, Class<?> kind) {
    Map<Term, Term> rest = new LinkedHashMap<>(m.powers());
    rest.keySet().removeIf(kind::isInstance);
    return rest;
  }

  /** The product of the bases of a divisor, each to the least power in the terms of a sum. */
  private static Term common(Term.Add sum, Monomial divisor) {
    List<Term> factors = new ArrayList<>(List.of(Term.Num.of(1)));
    for (Term base : divisor.powers().keySet()) {
      @Nullable Ratio least = null;
      for (Term term : sum.terms()) {
        @Nullable Term exponent = Monomial.of(term).powers().get(base);
        @Nullable Ratio known = exponent == null ? Ratio.ZERO : Ratio.of(exponent);
        Ratio power = known == null ? Ratio.ZERO : known;
        least = least == null || power.plus(least.negated()).sign() < 0 ? power : least;
      }
      if (least != null && least.sign() > 0) {
        factors.add(Simplify.power(base, Monomial.number(least)));
      }
    }
    return Simplify.product(factors);
  }

  private static Term divided(Term.Add sum, Term by) {
    return Simplify.sum(
        sum.terms().stream().map(term -> Simplify.signed(new Term.Div(term, by))).toList());
  }
}
