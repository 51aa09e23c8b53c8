package org.thalweg.core.formula.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.formula.meaning.Loop;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.ir.Expr;

/**
 * Finds the residuals of a formula that is literally a sum of squares with constant weights that
 * are not negative: 100*(y - x^2)^2 + (1 - x)^2 has 10*(y - x^2) and 1 - x. An even power is the
 * square of half the power.
 */
public final class SquareParts {
  private final Lowering lowering;
  private final List<Expr> found = new ArrayList<>();

  private SquareParts(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The residuals as one vector, if it is one. */
  public static Optional<Expr> of(Term term, Lowering lowering) {
    SquareParts parts = new SquareParts(lowering);
    return parts.collect(term, Scope.OUTERMOST, Table.of(1), List.of())
        ? Optional.of(Expr.concatenate(0, parts.found))
        : Optional.empty();
  }

  /**
   * Adds the residuals of a term.
   *
   * @param weight what its squares are multiplied by
   * @param around the axes it is added along
   * @return whether it is a sum of squares
   */
  private boolean collect(Term term, Scope scope, Table weight, List<Axis> around) {
    return switch (term) {
      case Term.Add t -> t.terms().stream().allMatch(part -> collect(part, scope, weight, around));
      case Term.Mul t -> product(t, scope, weight, around);
      case Term.Div t -> {
        @Nullable Table under = lowering.reckoner().known(t.under(), scope);
        yield under != null
            && collect(t.over(), scope, weight.with(under, (w, d) -> w / d), around);
      }
      case Term.Repeat t when t.kind() == Term.Kind.SUM -> {
        Loop loop = lowering.reckoner().enter(t, scope);
        // Weights are on the axes outside, which a range that depends on them replaces.
        if (!loop.outer().isEmpty() && !weight.axes().isEmpty()) {
          yield false;
        }
        List<Axis> inner = new ArrayList<>(around);
        inner.removeAll(loop.outer());
        inner.add(loop.axis());
        yield collect(t.body(), loop.inside(), weight, inner);
      }
      case Term.Rows t -> {
        @Nullable Axis rows = lowering.rows();
        if (rows == null || around.contains(rows)) {
          yield false;
        }
        double share = t.mean() ? 1.0 / rows.extent() : 1;
        yield collect(
            t.body(), scope, weight.map(w -> w * share), Axis.union(around, List.of(rows)));
      }
      case Term.Pow t -> power(t.base(), t.exponent(), scope, weight, around);
      case Term.Call t when t.function() == Function.POW ->
          power(t.arguments().get(0), t.arguments().get(1), scope, weight, around);
      case Term.Call t when t.function() == Function.SQUARE ->
          square(lowering.lower(t.argument(), scope), weight, around);
      case Term.Call t -> false;
      case Term.Num t -> false;
      case Term.Constant t -> false;
      case Term.Name t -> false;
      case Term.Element t -> false;
      case Term.Neg t -> false;
      case Term.If t -> false;
      case Term.Repeat t -> false;
    };
  }

  private boolean product(Term.Mul t, Scope scope, Table weight, List<Axis> around) {
    Table constant = weight;
    List<Term> others = new ArrayList<>();
    for (Term factor : t.factors()) {
      @Nullable Table known = lowering.reckoner().known(factor, scope);
      if (known == null) {
        others.add(factor);
      } else {
        constant = constant.with(known, (a, b) -> a * b);
      }
    }
    return switch (others.size()) {
      case 1 -> collect(others.get(0), scope, constant, around);
      case 2 ->
          others.get(0).equals(others.get(1))
              && square(lowering.lower(others.get(0), scope), constant, around);
      default -> false;
    };
  }

  private boolean power(Term base, Term exponent, Scope scope, Table weight, List<Axis> around) {
    @Nullable Table known = lowering.reckoner().known(exponent, scope);
    if (known == null || !known.axes().isEmpty()) {
      return false;
    }
    double half = known.values()[0] / 2;
    return half >= 1
        && half == Math.rint(half)
        && square(lowering.lower(base, scope).map(x -> Powers.of(x, half)), weight, around);
  }

  private boolean square(Value root, Table weight, List<Axis> around) {
    for (double w : weight.values()) {
      if (!(w >= 0) || Double.isInfinite(w)) {
        return false;
      }
    }
    Table factor = weight.map(Math::sqrt);
    boolean one = factor.axes().isEmpty() && factor.values()[0] == 1;
    Value scaled =
        one ? root : root.with(new Value(Progressions.numbers(factor), factor.axes()), Expr::mul);
    Value all = scaled.over(around);
    if (all.axes().size() != around.size()) {
      return false; // rows of data that nothing adds up
    }
    found.add(all.expr().reshape(all.expr().shape().size()));
    return true;
  }
}
