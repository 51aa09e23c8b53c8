package org.thalweg.core.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.formula.meaning.Names;
import org.thalweg.core.formula.parse.Parser;
import org.thalweg.core.formula.parse.Source;
import org.thalweg.core.formula.print.TermLatex;
import org.thalweg.core.formula.print.TermText;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.objective.ProgramObjective;

/**
 * A function written as a formula, {@code x^2 + x*y + y^2}, or an equation to be fitted to data,
 * {@code y = a + b*x}.
 *
 * <p>There are + - * / ^, brackets, numbers, {@code pi} and {@code e}; the functions exp, log (or
 * ln), log10, log2, log1p, expm1, sqrt, cbrt, square, pow, sin, cos, tan, asin, acos, atan (or
 * arcsin, arccos, arctan), atan2, sinh, cosh, tanh, abs, sign, floor, ceil, erf, sigmoid, softplus,
 * min and max; {@code if(x < 1, a, b)} with one of {@code < <= > >= == !=}; indexed variables
 * {@code x[1]} with indices from 1; {@code sum(i=1..10, x[i]^2)} and {@code prod}, nested if need
 * be; and over the rows of data {@code sum(…)} and {@code mean(…)}. Any other name is a variable,
 * unless it is {@link Given}. A name that is no word is quoted: {@code `petal length`}.
 */
public final class Formula {
  private final Source source;
  private final @Nullable Term left;
  private final Term term;
  private final Names names;

  private Formula(Source source, @Nullable Term left, Term term) {
    this.source = source;
    this.left = left;
    this.term = term;
    this.names = Names.of(source, sides());
  }

  /**
   * Reads a formula.
   *
   * @throws FormulaException if it cannot be read
   */
  public static Formula parse(String text) {
    Source source = new Source(text);
    Parser.Sides sides = Parser.parse(source);
    return new Formula(source, sides.left(), sides.right());
  }

  /** A formula that nobody wrote. */
  static Formula of(Term term) {
    return new Formula(new Source(TermText.of(term)), null, term);
  }

  /** The names in it that are no index of a sum, in order of appearance. */
  public List<String> names() {
    return names.inOrder();
  }

  /** Whether it is an equation. */
  public boolean isEquation() {
    return left != null;
  }

  /**
   * Gives the names their meanings.
   *
   * @throws FormulaException if they do not fit: an index below 1, an empty sum, a bound without a
   *     value, columns of unlike lengths
   */
  public BoundFormula bind(Given given) {
    return new BoundFormula(this, given);
  }

  /** The function with all names variables; see {@link BoundFormula#objective()}. */
  public ProgramObjective objective() {
    return bind(Given.NOTHING).objective();
  }

  /**
   * Of an equation, the same with both sides times the square root of a weight, so that the squares
   * of the differences are weighted.
   *
   * @param column name of the weights, which are data
   * @throws FormulaException if it is no equation
   */
  public Formula weighted(String column) {
    if (left == null) {
      throw new FormulaException(
          this + " is no equation, so its rows have no weights; write one, as y = a + b*x", -1);
    }
    Term root = Term.Call.of(Function.SQRT, new Term.Name(column));
    return new Formula(
        source, new Term.Mul(List.of(root, left)), new Term.Mul(List.of(root, term)));
  }

  /** The derivatives with all names variables; see {@link BoundFormula#gradient()}. */
  public List<Formula> gradient() {
    return bind(Given.NOTHING).gradient();
  }

  /** The second derivatives with all names variables; see {@link BoundFormula#hessian()}. */
  public List<List<Formula>> hessian() {
    return bind(Given.NOTHING).hessian();
  }

  Source source() {
    return source;
  }

  Names freeNames() {
    return names;
  }

  @Nullable Term leftTerm() {
    return left;
  }

  /** All, or the right side of an equation. */
  Term term() {
    return term;
  }

  /** Both sides, or all. */
  List<Term> sides() {
    return left == null ? List.of(term) : List.of(left, term);
  }

  /** In the syntax that {@link #parse} reads. */
  @Override
  public String toString() {
    return left == null ? TermText.of(term) : TermText.of(left) + " = " + TermText.of(term);
  }

  /** As LaTeX, for mathematical mode. */
  public String toLatex() {
    return left == null ? TermLatex.of(term) : TermLatex.of(left) + " = " + TermLatex.of(term);
  }
}
