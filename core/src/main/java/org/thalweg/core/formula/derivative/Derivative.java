package org.thalweg.core.formula.derivative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.meaning.Reckoner;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.print.TermText;
import org.thalweg.core.formula.simplify.Expand;
import org.thalweg.core.formula.simplify.Ratio;
import org.thalweg.core.formula.simplify.Simplify;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;

/**
 * The derivative of a term. The derivative of a sum by one entry x[k] is that of the few parts that
 * hold it: of sum(i=1..9, (x[i] - i)^2) by x[3] it is 2*(x[3] - 3).
 */
public final class Derivative {
  private static final Term ZERO = Term.Num.of(0);
  private static final Term ONE = Term.Num.of(1);
  private static final int MOST_PARTS = 8;

  private final Term by;
  private final boolean closed;

  private final boolean apart;

  private Derivative(Term by, boolean closed, boolean apart) {
    this.by = by;
    this.closed = closed;
    this.apart = apart;
  }

  /**
   * The derivative by a variable, simplified: quotients in one fraction or in two, whichever is
   * shorter in the end.
   *
   * @param by a name, or an entry of a known index
   */
  public static Term of(Term term, Term by) {
    Term one = Expand.ifShorter(Simplify.of(new Derivative(by, true, false).of(term)));
    if (Terms.all(term).noneMatch(part -> part instanceof Term.Div)) {
      return one;
    }
    Term two = Expand.ifShorter(Simplify.of(new Derivative(by, true, true).of(term)));
    return TermText.of(two).length() < TermText.of(one).length() ? two : one;
  }

  private Term of(Term term) {
    return switch (term) {
      case Term.Num t -> ZERO;
      case Term.Constant t -> ZERO;
      case Term.Name t -> t.equals(by) ? ONE : ZERO;
      case Term.Element t -> t.equals(by) || isKnownEntry(t) ? ONE : ZERO;
      case Term.Neg t -> new Term.Neg(of(t.of()));
      case Term.Add t -> sum(t.terms().stream().map(this::of).toList());
      case Term.Mul t -> product(t.factors());
      case Term.Div t -> quotient(t);
      case Term.Pow t -> power(t, t.base(), t.exponent());
      case Term.Call t -> call(t);
      case Term.If t -> choice(t.relation(), t.left(), t.right(), of(t.then()), of(t.otherwise()));
      case Term.Repeat t -> repeat(t);
      case Term.Rows t -> isZero(of(t.body())) ? ZERO : new Term.Rows(t.mean(), of(t.body()));
    };
  }

  /** Whether an entry's index, reckoned, is that of the variable. */
  private boolean isKnownEntry(Term.Element t) {
    return closed
        && by instanceof Term.Element one
        && t.name().equals(one.name())
        && Simplify.of(t.index()).equals(one.index());
  }

  private static Term sum(List<Term> terms) {
    List<Term> rest = new ArrayList<>();
    List<Term> numbers = new ArrayList<>();
    for (Term term : terms) {
      Term simple = Simplify.of(term);
      if (!isZero(simple)) {
        (Ratio.of(simple) == null ? rest : numbers).add(simple);
      }
    }
    rest.addAll(numbers);
    return switch (rest.size()) {
      case 0 -> ZERO;
      case 1 -> rest.get(0);
      default -> new Term.Add(rest);
    };
  }

  private static boolean isZero(Term term) {
    return term.equals(ZERO) || (term instanceof Term.Neg minus && isZero(minus.of()));
  }

  private static Term times(Term... factors) {
    return Stream.of(factors).anyMatch(Derivative::isZero) ? ZERO : new Term.Mul(List.of(factors));
  }

  private Term product(List<Term> factors) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Term part = of(factors.get(i));
      if (!isZero(part)) {
        List<Term> replaced = new ArrayList<>(factors);
        replaced.set(i, part);
        terms.add(new Term.Mul(replaced));
      }
    }
    return sum(terms);
  }

  private Term quotient(Term.Div t) {
    Term over = of(t.over());
    Term under = of(t.under());
    if (isZero(under)) {
      return isZero(over) ? ZERO : new Term.Div(over, t.under());
    }
    Term square = new Term.Pow(t.under(), Term.Num.of(2));
    if (isZero(over)) {
      return new Term.Neg(new Term.Div(times(t.over(), under), square));
    }
    if (apart) {
      Term second = new Term.Div(times(t.over(), under), square);
      return sum(List.of(new Term.Div(over, t.under()), new Term.Neg(second)));
    }
    Term cross =
        new Term.Add(List.of(times(over, t.under()), new Term.Neg(times(t.over(), under))));
    return new Term.Div(cross, square);
  }

  private Term power(Term power, Term base, Term exponent) {
    Term inner = of(base);
    Term outer = of(exponent);
    Term less = new Term.Add(List.of(exponent, new Term.Neg(ONE)));
    Term byBase = times(exponent, new Term.Pow(base, less), inner);
    Term log = base == Term.Constant.E ? ONE : Term.Call.of(Function.LOG, base);
    return sum(List.of(byBase, times(log, power, outer)));
  }

  private Term call(Term.Call t) {
    Function f = t.function();
    if (f == Function.POW) {
      return power(t, t.argument(), t.arguments().get(1));
    }
    if (f == Function.MIN || f == Function.MAX) {
      return extreme(f, t.arguments());
    }
    if (f == Function.ATAN2) {
      return angle(t.argument(), t.arguments().get(1));
    }
    Term inner = of(t.argument());
    return isZero(inner) ? ZERO : times(FunctionDerivatives.of(t), inner);
  }

  private Term angle(Term y, Term x) {
    Term turn = sum(List.of(times(of(y), x), new Term.Neg(times(y, of(x)))));
    Term two = Term.Num.of(2);
    return isZero(turn)
        ? ZERO
        : new Term.Div(turn, new Term.Add(List.of(new Term.Pow(x, two), new Term.Pow(y, two))));
  }

  /** The derivative of the one that is taken; of two that are equal that of the first. */
  private Term extreme(Function f, List<Term> arguments) {
    int last = arguments.size() - 1;
    if (last == 0) {
      return of(arguments.get(0));
    }
    Term first = arguments.get(0);
    List<Term> others = arguments.subList(1, arguments.size());
    Term rest = last == 1 ? others.get(0) : new Term.Call(f, others);
    Term.Relation wins = f == Function.MIN ? Term.Relation.LE : Term.Relation.GE;
    return choice(wins, first, rest, of(first), extreme(f, others));
  }

  private static Term choice(Term.Relation r, Term a, Term b, Term then, Term otherwise) {
    return isZero(then) && isZero(otherwise) ? ZERO : new Term.If(r, a, b, then, otherwise);
  }

  private Term repeat(Term.Repeat t) {
    List<Term> terms = new ArrayList<>();
    Term everywhere = of(t.body());
    if (!isZero(everywhere)) {
      terms.add(added(t, contribution(t, everywhere)));
    }
    if (closed && by instanceof Term.Element entry) {
      for (Term.Element atom : entries(t.body(), entry.name(), t.index(), List.of())) {
        Term inner = new Derivative(atom, false, apart).of(t.body());
        if (!isZero(inner)) {
          terms.add(atPlaces(t, atom, entry, contribution(t, inner)));
        }
      }
    }
    return sum(terms);
  }

  private static Term added(Term.Repeat t, Term body) {
    return new Term.Repeat(Term.Kind.SUM, t.index(), t.from(), t.to(), body);
  }

  /** What one value of the index adds: of a product, times all other factors. */
  private static Term contribution(Term.Repeat t, Term inner) {
    return switch (t.kind()) {
      case SUM -> inner;
      case PROD -> {
        String other = Terms.unused(t);
        Term j = new Term.Name(other);
        Term factor = Terms.replaced(t.body(), new Term.Name(t.index()), j);
        Term others = new Term.If(Term.Relation.EQ, j, new Term.Name(t.index()), ONE, factor);
        yield times(inner, new Term.Repeat(Term.Kind.PROD, other, t.from(), t.to(), others));
      }
    };
  }

  /**
   * The sum over the values of the index for which an entry of symbolic index is the variable: each
   * written out where they are known and few, else all with a condition.
   */
  private static Term atPlaces(Term.Repeat t, Term.Element atom, Term.Element by, Term inner) {
    Reckoner reckoner = new Reckoner(new Source(""), Map.of());
    @Nullable Table from = reckoner.known(t.from(), Scope.OUTERMOST);
    @Nullable Table to = reckoner.known(t.to(), Scope.OUTERMOST);
    @Nullable Table wanted = reckoner.known(by.index(), Scope.OUTERMOST);
    Term condition = added(t, new Term.If(Term.Relation.EQ, atom.index(), by.index(), inner, ZERO));
    if (from == null || to == null || wanted == null || to.values()[0] < from.values()[0]) {
      return condition;
    }
    int first = (int) from.values()[0];
    int count = (int) (to.values()[0] - first) + 1;
    double[] values = IntStream.range(0, count).mapToDouble(i -> (double) first + i).toArray();
    Scope scope = Scope.OUTERMOST.with(t.index(), new Table(List.of(reckoner.axis(count)), values));
    @Nullable Table index = reckoner.known(atom.index(), scope);
    if (index == null) {
      return condition;
    }
    double[] places =
        IntStream.range(0, count)
            .filter(i -> index.values()[i] == wanted.values()[0])
            .mapToDouble(i -> values[i])
            .toArray();
    if (places.length > MOST_PARTS) {
      return condition;
    }
    Term name = new Term.Name(t.index());
    List<Term> parts = new ArrayList<>();
    for (double place : places) {
      parts.add(Terms.replaced(inner, name, Simplify.number(place)));
    }
    return sum(parts);
  }

  /** The distinct entries of a variable whose innermost index is a given one. */
  private static List<Term.Element> entries(
      Term body, String name, String index, List<String> inner) {
    List<Term.Element> found = new ArrayList<>();
    if (body instanceof Term.Element t
        && t.name().equals(name)
        && uses(t.index(), index)
        && inner.stream().noneMatch(other -> uses(t.index(), other))) {
      found.add(t);
    }
    List<String> deeper = new ArrayList<>(inner);
    if (body instanceof Term.Repeat t) {
      deeper.add(t.index());
    }
    for (Term part : Terms.parts(body)) {
      found.addAll(entries(part, name, index, deeper));
    }
    return found.stream().distinct().toList();
  }

  private static boolean uses(Term term, String index) {
    return Terms.all(term).anyMatch(part -> part.equals(new Term.Name(index)));
  }
}
