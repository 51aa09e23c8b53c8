package org.thalweg.core.formula.simplify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.print.TermText;
import org.thalweg.core.formula.term.Term;

/** Multiplies out brackets, where that makes a term clearly shorter. */
public final class Expand {
  private static final int MOST_TERMS = 100;
  private static final int LARGEST_POWER = 4;
  private static final double WORTH_IT = 0.8;

  private Expand() {}

  /** A simplified term, or the same multiplied out. */
  public static Term ifShorter(Term term) {
    @Nullable List<Term> terms = terms(term);
    if (terms == null || terms.size() < 2) {
      return term;
    }
    Term expanded = byDegree(Simplify.sum(terms));
    int before = TermText.of(term).length();
    return TermText.of(expanded).length() <= WORTH_IT * before ? expanded : term;
  }

  /** The terms of a sum, highest powers first. */
  private static Term byDegree(Term term) {
    return term instanceof Term.Add sum
        ? new Term.Add(
            sum.terms().stream().sorted(Comparator.comparingDouble(t -> -degree(t))).toList())
        : term;
  }

  private static double degree(Term term) {
    return Monomial.of(term).powers().values().stream()
        .map(Ratio::of)
        .mapToDouble(exponent -> exponent == null ? 0 : exponent.number())
        .sum();
  }

  /** The terms of the sum that a term is; null if they are too many. */
  private static @Nullable List<Term> terms(Term term) {
    if (term instanceof Term.Add sum) {
      List<Term> all = new ArrayList<>();
      for (Term part : sum.terms()) {
        @Nullable List<Term> terms = terms(part);
        if (terms == null || all.size() + terms.size() > MOST_TERMS) {
          return null;
        }
        all.addAll(terms);
      }
      return all;
    }
    Monomial m = Monomial.of(term);
    List<Term> product = List.of(Monomial.number(m.coefficient()));
    for (Map.Entry<Term, Term> power : m.powers().entrySet()) {
      int times = repeated(power);
      Term factor = times > 0 ? power.getKey() : new Term.Pow(power.getKey(), power.getValue());
      for (int i = 0; i < Math.max(1, times); i++) {
        product = multiplied(product, factor);
        if (product.size() > MOST_TERMS) {
          return null;
        }
      }
    }
    return product;
  }

  private static List<Term> multiplied(List<Term> terms, Term factor) {
    List<Term> parts = factor instanceof Term.Add sum ? sum.terms() : List.of(factor);
    List<Term> product = new ArrayList<>();
    for (Term term : terms) {
      for (Term part : parts) {
        product.add(Simplify.product(List.of(term, part)));
      }
    }
    return product;
  }

  /** How often a bracket is multiplied by itself; 0 of what is no bracket to a small power. */
  private static int repeated(Map.Entry<Term, Term> power) {
    @Nullable Ratio exponent = Ratio.of(power.getValue());
    boolean small =
        power.getKey() instanceof Term.Add
            && exponent != null
            && exponent.isWhole()
            && exponent.sign() > 0
            && exponent.over().compareTo(BigInteger.valueOf(LARGEST_POWER)) <= 0;
    return small && exponent != null ? exponent.over().intValueExact() : 0;
  }
}
