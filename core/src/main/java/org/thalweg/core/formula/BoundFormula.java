package org.thalweg.core.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.compile.Options;
import org.thalweg.core.formula.derivative.Derivative;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.formula.lower.Lowering;
import org.thalweg.core.formula.lower.SquareParts;
import org.thalweg.core.formula.lower.Value;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.formula.meaning.Meanings;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.meaning.Variables;
import org.thalweg.core.formula.print.TermText;
import org.thalweg.core.formula.simplify.Simplify;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.formula.term.Terms;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.objective.ProgramObjective;

/**
 * A formula of which every name has a meaning: data, a number, or a variable whose place in a point
 * is known.
 */
public final class BoundFormula {
  private static final int MOST_SHOWN = 20;

  private final Formula formula;
  private final Given given;
  private final Variables variables;

  BoundFormula(Formula formula, Given given) {
    this.formula = formula;
    this.given = given;
    this.variables = Meanings.of(formula.source(), formula.freeNames(), formula.sides(), given);
  }

  /** The formula. */
  public Formula formula() {
    return formula;
  }

  /** Number of variables, each entry of an indexed one counted. */
  public int dimension() {
    return variables.dimension();
  }

  /** The variables in order of appearance, indexed ones as {@code x[1]}, {@code x[2]}, …. */
  public List<String> variables() {
    return variables.terms().stream().map(TermText::of).toList();
  }

  /** {@link #objective(Options)} with the default options. */
  public ProgramObjective objective() {
    return objective(Options.defaults());
  }

  /**
   * The function to be made small. Of an equation it is the sum over the rows of data of the
   * squares of left side minus right side. It has residuals if it is an equation or literally a sum
   * of squares.
   *
   * @throws FormulaException if there are no variables, or an equation no data, or if rows of data
   *     are left that nothing adds up
   */
  public ProgramObjective objective(Options options) {
    if (dimension() == 0) {
      throw new FormulaException(
          formula + " has no variables; write one with a name that is not data", -1);
    }
    Lowering lowering = lowering();
    @Nullable Term left = formula.leftTerm();
    if (left != null) {
      Expr residuals = differences(left, lowering);
      return ProgramObjective.sumOfSquares(lowering.point(), residuals, lowering.data(), options);
    }
    Value value = lowering.lower(formula.term(), Scope.OUTERMOST);
    if (!value.axes().isEmpty()) {
      throw formula
          .source()
          .error(
              formula.term(),
              "the formula has a value for each row of "
                  + columnNames()
                  + ", and one number was expected; write sum(…) or mean(…) around it, or an"
                  + " equation");
    }
    Optional<Expr> residuals = SquareParts.of(formula.term(), lowering);
    return residuals.isPresent()
        ? ProgramObjective.of(
            lowering.point(), value.expr(), residuals.get(), lowering.data(), options)
        : ProgramObjective.of(lowering.point(), value.expr(), lowering.data(), options);
  }

  /**
   * The left side of an equation in each row of data, or f.
   *
   * @throws FormulaException if it is no equation
   */
  public double[] leftSide(double[] point) {
    @Nullable Term left = formula.leftTerm();
    if (left == null) {
      throw new FormulaException(
          formula + " has no left side; write an equation, as y = a + b*x", -1);
    }
    return rows(left, point);
  }

  /** The right side of an equation in each row of data: what is fitted; of no equation, f. */
  public double[] rightSide(double[] point) {
    return rows(formula.term(), point);
  }

  private double[] rows(Term term, double[] point) {
    Lowering lowering = lowering();
    Value value = lowering.lower(term, Scope.OUTERMOST);
    @Nullable Axis rows = lowering.rows();
    Value all = rows == null ? value : value.over(List.of(rows));
    Map<Expr, Array> data = lowering.data();
    List<Expr> inputs = new ArrayList<>(List.of(lowering.point()));
    inputs.addAll(data.keySet());
    List<Array> arrays = new ArrayList<>(List.of(Array.of(point, point.length)));
    arrays.addAll(data.values());
    return Interpreter.evaluate(new Program(inputs, List.of(all.expr())), arrays).get(0).f64();
  }

  /** Writes parts of the formula as programs of one point. */
  Lowering lowering() {
    return new Lowering(formula.source(), variables, given);
  }

  private Expr differences(Term left, Lowering lowering) {
    Value sides =
        lowering
            .lower(left, Scope.OUTERMOST)
            .with(lowering.lower(formula.term(), Scope.OUTERMOST), Expr::sub);
    return sides.expr().reshape(sides.expr().shape().size());
  }

  private String columnNames() {
    return given.columns().keySet().stream()
        .filter(formula.names()::contains)
        .collect(Collectors.joining(", "));
  }

  /**
   * The derivatives by each variable, simplified; of an equation those of right side minus left
   * side. Each is made when it is asked for, since there may be a million.
   */
  public List<Formula> gradient() {
    List<Term> terms = variables.terms();
    return new Lazy<>(terms.size(), i -> Formula.of(Derivative.of(known(), terms.get(i))));
  }

  /** {@link #gradient()} as text, of more than 20 derivatives the first 20 and how many follow. */
  public String gradientText() {
    List<Formula> gradient = gradient();
    int shown = Math.min(gradient.size(), MOST_SHOWN);
    int more = gradient.size() - shown;
    String rest = more == 0 ? "" : String.format(Locale.ROOT, ", … (%,d more)", more);
    return gradient.subList(0, shown).stream()
        .map(Formula::toString)
        .collect(Collectors.joining(", ", "[", rest + "]"));
  }

  /** The second derivatives, simplified: row i holds those of derivative i. */
  public List<List<Formula>> hessian() {
    List<Term> terms = variables.terms();
    return new Lazy<>(
        terms.size(),
        i -> {
          Term first = Derivative.of(known(), terms.get(i));
          return new Lazy<>(terms.size(), j -> Formula.of(Derivative.of(first, terms.get(j))));
        });
  }

  /** What is differentiated, with the given numbers put in. */
  private Term known() {
    @Nullable Term left = formula.leftTerm();
    Term all =
        left == null ? formula.term() : new Term.Add(List.of(formula.term(), new Term.Neg(left)));
    Term known = all;
    for (Map.Entry<String, Double> value : given.values().entrySet()) {
      known =
          Terms.replaced(known, new Term.Name(value.getKey()), Simplify.number(value.getValue()));
    }
    return known;
  }
}
