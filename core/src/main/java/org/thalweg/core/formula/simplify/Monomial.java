package org.thalweg.core.formula.simplify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/**
 * A number times powers.
 *
 * @param coefficient the number
 * @param powers exponents by base, in order of appearance; bases are no numbers times something
 */
record Monomial(Ratio coefficient, Map<Term, Term> powers) {
  private static final Term ONE = Term.Num.of(1);

  static Monomial of(Ratio number) {
    return new Monomial(number, Map.of());
  }

  /** A simplified term taken apart. */
  static Monomial of(Term term) {
    return switch (term) {
      case Term.Num t -> of(Ratio.of(t.value()));
      case Term.Neg t -> of(t.of()).times(Ratio.MINUS_ONE);
      case Term.Mul t -> {
        Monomial product = of(Ratio.ONE);
        for (Term factor : t.factors()) {
          product = product.times(of(factor));
        }
        yield product;
      }
      case Term.Div t -> {
        Monomial under = of(t.under());
        yield under.coefficient.isZero()
            ? atom(t)
            : of(t.over()).times(under.power(Ratio.MINUS_ONE));
      }
      case Term.Pow t -> {
        @Nullable Ratio exponent = Ratio.of(t.exponent());
        Monomial base = of(t.base());
        if (exponent != null && exponent.isWhole() && base.coefficient.power(exponent) != null) {
          yield base.power(exponent);
        }
        yield new Monomial(Ratio.ONE, Map.of(t.base(), t.exponent()));
      }
      case Term.Add t when t.terms().get(0) instanceof Term.Neg ->
          atom(new Term.Add(t.terms().stream().map(Monomial::opposite).toList()))
              .times(Ratio.MINUS_ONE);
      case Term other -> atom(other);
    };
  }

  private static Term opposite(Term term) {
    return term instanceof Term.Neg minus ? minus.of() : new Term.Neg(term);
  }

  private static Monomial atom(Term term) {
    return new Monomial(Ratio.ONE, Map.of(term, ONE));
  }

  boolean isNumber() {
    return powers.isEmpty();
  }

  Monomial times(Ratio number) {
    return new Monomial(coefficient.times(number), powers);
  }

  Monomial times(Monomial other) {
    Map<Term, Term> product = new LinkedHashMap<>(powers);
    Ratio number = coefficient.times(other.coefficient);
    for (Map.Entry<Term, Term> power : other.powers.entrySet()) {
      product.merge(power.getKey(), power.getValue(), Monomial::plus);
      product.values().removeIf(exponent -> isNumber(exponent, 0));
    }
    return roots(new Monomial(number, product));
  }

  private static Term plus(Term a, Term b) {
    return Simplify.of(new Term.Add(List.of(a, b)));
  }

  private static boolean isNumber(Term term, int number) {
    @Nullable Ratio ratio = Ratio.of(term);
    return ratio != null && ratio.isWhole() && ratio.over().equals(BigInteger.valueOf(number));
  }

  /** To a whole power of which the coefficient has one. */
  private Monomial power(Ratio exponent) {
    @Nullable Ratio number = coefficient.power(exponent);
    if (number == null) {
      throw new IllegalStateException(coefficient + "^" + exponent);
    }
    Map<Term, Term> raised = new LinkedHashMap<>();
    powers.forEach((base, power) -> {
      @Nullable Ratio known = Ratio.of(power);
      Term product =
          known == null
              ? Simplify.of(new Term.Mul(List.of(number(exponent), power)))
              : number(known.times(exponent));
      raised.put(base, product);
    });
    raised.values().removeIf(e -> isNumber(e, 0));
    return roots(new Monomial(number, raised));
  }

  /** sqrt(u)^2 is u, and 1/(u*sqrt(u)) is 1/sqrt(u)^3. */
  private static Monomial roots(Monomial m) {
    for (Map.Entry<Term, Term> power : m.powers.entrySet()) {
      if (!(power.getKey() instanceof Term.Call root) || root.function() != Function.SQRT) {
        continue;
      }
      @Nullable Ratio exponent = Ratio.of(power.getValue());
      if (exponent == null || !exponent.isWhole()) {
        continue;
      }
      Map<Term, Term> rest = new LinkedHashMap<>(m.powers);
      rest.remove(root);
      if (!exponent.over().testBit(0)) {
        Ratio half = exponent.times(Ratio.of(2).inverse());
        Monomial inner = of(root.argument());
        if (inner.coefficient.power(half) != null) {
          return new Monomial(m.coefficient, rest).times(inner.power(half));
        }
        continue;
      }
      @Nullable Term outside = rest.remove(root.argument());
      @Nullable Ratio whole = outside == null ? null : Ratio.of(outside);
      if (whole != null && whole.isWhole() && whole.sign() < 0 && exponent.sign() < 0) {
        rest.put(root, number(exponent.plus(whole).plus(whole)));
        return new Monomial(m.coefficient, rest);
      }
    }
    return m;
  }

  /** A number as a term. */
  static Term number(Ratio number) {
    return of(number).term();
  }

  /** As it is written. */
  Term term() {
    if (coefficient.isZero()) {
      return Term.Num.of(0);
    }
    if (coefficient.sign() < 0) {
      return new Term.Neg(times(Ratio.MINUS_ONE).term());
    }
    List<Term> over = new ArrayList<>();
    List<Term> under = new ArrayList<>();
    List<Map.Entry<Term, Term>> sorted = new ArrayList<>(powers.entrySet());
    sorted.sort(Comparator.comparingInt(power -> rank(power.getKey())));
    for (Map.Entry<Term, Term> power : sorted) {
      @Nullable Ratio exponent = Ratio.of(power.getValue());
      if (exponent != null && exponent.sign() < 0) {
        under.add(power(power.getKey(), number(exponent.negated())));
      } else {
        over.add(power(power.getKey(), power.getValue()));
      }
    }
    addNumber(over, coefficient.writtenOver());
    addNumber(under, coefficient.writtenUnder());
    Term product = product(over);
    return under.isEmpty() ? product : new Term.Div(product, product(under));
  }

  private static void addNumber(List<Term> factors, BigDecimal number) {
    if (number.compareTo(BigDecimal.ONE) != 0) {
      factors.addFirst(new Term.Num(number));
    }
  }

  private static Term power(Term base, Term exponent) {
    return isNumber(exponent, 1) ? base : new Term.Pow(base, exponent);
  }

  private static Term product(List<Term> factors) {
    return switch (factors.size()) {
      case 0 -> ONE;
      case 1 -> factors.get(0);
      default -> new Term.Mul(factors);
    };
  }

  /** Names come before brackets, these before functions and brackets with functions. */
  private static int rank(Term base) {
    return switch (base) {
      case Term.Num t -> 0;
      case Term.Constant t -> 1;
      case Term.Name t -> 1;
      case Term.Element t -> 1;
      case Term.Call t -> 3;
      case Term.If t -> 4;
      case Term.Repeat t -> 4;
      case Term.Rows t -> 4;
      case Term.Neg t -> compound(t);
      case Term.Add t -> compound(t);
      case Term.Mul t -> compound(t);
      case Term.Div t -> compound(t);
      case Term.Pow t -> compound(t);
    };
  }

  private static int compound(Term term) {
    return Terms.parts(term).stream().mapToInt(Monomial::rank).max().orElse(0) < 3 ? 2 : 3;
  }
}
