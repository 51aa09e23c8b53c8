package org.thalweg.core.formula.lower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.formula.meaning.Loop;
import org.thalweg.core.formula.meaning.Reckoner;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.meaning.Table;
import org.thalweg.core.formula.meaning.Variables;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.Expr;

/**
 * Writes a formula as an array program. What is in a sum is written once, for all values of the
 * index at once: x[2*i-1] is a slice of x with a stride, and an index that follows no such rule is
 * a gather.
 */
public final class Lowering {
  private final Source source;
  private final Variables variables;
  private final Given given;
  private final Reckoner reckoner;
  private final Expr point;
  private final Map<String, Expr> columns = new LinkedHashMap<>();
  private final Entries entries = new Entries();
  private final @Nullable Axis rows;

  /** For a formula whose names are known. */
  public Lowering(Source source, Variables variables, Given given) {
    this.source = source;
    this.variables = variables;
    this.given = given;
    this.reckoner = new Reckoner(source, given.values());
    this.point = Expr.input("x", DType.F64, Math.max(1, variables.dimension()));
    @Nullable Axis axis = null;
    for (double[] column : given.columns().values()) {
      axis = axis == null ? reckoner.axis(column.length) : axis;
    }
    this.rows = axis;
  }

  /** The variables, f64[dimension]. */
  public Expr point() {
    return point;
  }

  /** The rows of data, if there are data. */
  public @Nullable Axis rows() {
    return rows;
  }

  /** The inputs for the columns used so far, with their data. */
  public Map<Expr, Array> data() {
    Map<Expr, Array> data = new LinkedHashMap<>();
    columns.forEach((name, input) -> {
      double[] column = given.columns().getOrDefault(name, new double[0]);
      data.put(input, Array.of(column, column.length));
    });
    return data;
  }

  Reckoner reckoner() {
    return reckoner;
  }

  /** A term as a program. */
  public Value lower(Term term, Scope scope) {
    return switch (term) {
      case Term.Num t -> number(t.number());
      case Term.Constant t -> number(t.number);
      case Term.Name t -> name(t, scope);
      case Term.Element t -> element(t, scope);
      case Term.Neg t -> lower(t.of(), scope).map(Expr::neg);
      case Term.Add t -> sum(t, scope);
      case Term.Mul t -> fold(t.factors(), scope, Expr::mul);
      case Term.Div t -> fold(List.of(t.over(), t.under()), scope, Expr::div);
      case Term.Pow t -> power(t.base(), t.exponent(), scope);
      case Term.Call t -> call(t, scope);
      case Term.If t -> choice(t, scope);
      case Term.Repeat t -> {
        Loop loop = reckoner.enter(t, scope);
        yield Repeats.combine(t.kind(), lower(t.body(), loop.inside()), loop);
      }
      case Term.Rows t -> overRows(t, lower(t.body(), scope));
    };
  }

  private static Value number(double number) {
    return Value.of(Expr.scalar(DType.F64, number));
  }

  private Value fold(List<Term> terms, Scope scope, BinaryOperator<Expr> f) {
    Value folded = lower(terms.get(0), scope);
    for (Term term : terms.subList(1, terms.size())) {
      folded = folded.with(lower(term, scope), f);
    }
    return folded;
  }

  private Value sum(Term.Add t, Scope scope) {
    Value sum = lower(t.terms().get(0), scope);
    for (Term term : t.terms().subList(1, t.terms().size())) {
      sum =
          term instanceof Term.Neg minus
              ? sum.with(lower(minus.of(), scope), Expr::sub)
              : sum.with(lower(term, scope), Expr::add);
    }
    return sum;
  }

  private Value name(Term.Name t, Scope scope) {
    @Nullable Table known = reckoner.known(t, scope);
    if (known != null) {
      return new Value(Progressions.numbers(known), known.axes());
    }
    if (rows != null && given.columns().containsKey(t.name())) {
      return new Value(column(t.name()), List.of(rows));
    }
    Variables.Slot slot = slot(t.name());
    return Value.of(point.slice(0, slot.offset(), slot.offset() + 1).reshape());
  }

  private Value element(Term.Element t, Scope scope) {
    Table index = reckoner.whole(t.index(), scope, "the index of " + t.name());
    Expr vector;
    if (given.columns().containsKey(t.name())) {
      vector = column(t.name());
    } else {
      Variables.Slot slot = slot(t.name());
      vector = entries.slice(point, slot.offset(), slot.offset() + slot.size());
    }
    return new Value(entries.at(vector, index), index.axes());
  }

  private Expr column(String name) {
    double[] data = given.columns().getOrDefault(name, new double[0]);
    return columns.computeIfAbsent(name, n -> Expr.input(n, Type.of(DType.F64, data.length)));
  }

  private Variables.Slot slot(String name) {
    Variables.@Nullable Slot slot = variables.slot(name);
    if (slot == null) {
      throw new FormulaException(
          name
              + " is no variable here; the variables are "
              + String.join(", ", variables.slots().keySet()),
          -1);
    }
    return slot;
  }

  private Value power(Term base, Term exponent, Scope scope) {
    if (base == Term.Constant.E) {
      return lower(exponent, scope).map(Expr::exp);
    }
    Value x = lower(base, scope);
    @Nullable Table known = reckoner.known(exponent, scope);
    return known != null && known.axes().isEmpty()
        ? x.map(e -> Powers.of(e, known.values()[0]))
        : x.with(lower(exponent, scope), Expr::pow);
  }

  private Value call(Term.Call t, Scope scope) {
    if (t.function() == Function.POW) {
      return power(t.arguments().get(0), t.arguments().get(1), scope);
    }
    return t.function().arity == 1
        ? lower(t.argument(), scope).map(x -> FunctionPrograms.unary(t.function(), x))
        : fold(t.arguments(), scope, (a, b) -> FunctionPrograms.binary(t.function(), a, b));
  }

  private Value choice(Term.If t, Scope scope) {
    Value left = lower(t.left(), scope);
    Value right = lower(t.right(), scope);
    Value condition =
        switch (t.relation()) {
          case LT -> left.with(right, Expr::lt);
          case LE -> left.with(right, Expr::le);
          case GT -> left.with(right, Expr::gt);
          case GE -> left.with(right, Expr::ge);
          case EQ -> left.with(right, Expr::eq);
          case NE -> left.with(right, (a, b) -> a.compare(Comparison.NE, b));
        };
    Value then = lower(t.then(), scope);
    Value otherwise = lower(t.otherwise(), scope);
    List<Axis> axes = Axis.union(condition.axes(), Axis.union(then.axes(), otherwise.axes()));
    return new Value(
        condition.aligned(axes).select(then.aligned(axes), otherwise.aligned(axes)), axes);
  }

  private Value overRows(Term.Rows t, Value body) {
    if (rows == null) {
      throw source.error(t, "there is no data to go over; give columns");
    }
    int count = rows.extent();
    Value sum = Repeats.along(Term.Kind.SUM, body, rows);
    return t.mean() ? sum.map(x -> x.div(count)) : sum;
  }
}
