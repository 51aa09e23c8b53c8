package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.formula.lower.Lowering;
import org.thalweg.core.formula.meaning.Scope;
import org.thalweg.core.formula.simplify.Expand;
import org.thalweg.core.formula.simplify.Simplify;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.grad.Derivatives;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** Laws of random formulas: what is printed is what was read, derivatives agree three ways. */
class FormulaLawsTest {
  private static final String ALL = " + 0*(x + y + z[1] + z[2] + z[3] + z[4])";
  private static final double LARGEST = 1e4;

  /** A formula with its value and the derivatives by its program, at a point. */
  private record Case(String text, BoundFormula bound, double[] at, double[] results) {
    boolean isTame() {
      for (double result : results) {
        if (!(Math.abs(result) < LARGEST)) {
          return false;
        }
      }
      return true;
    }
  }

  private static double[] run(BoundFormula bound, double[] at, boolean gradient) {
    Lowering lowering = bound.lowering();
    Expr value = lowering.lower(bound.formula().term(), Scope.OUTERMOST).expr();
    List<Expr> outputs =
        gradient ? Derivatives.valueAndGradient(value, List.of(lowering.point())) : List.of(value);
    List<Array> results =
        Interpreter.evaluate(
            new Program(List.of(lowering.point()), outputs), List.of(Array.of(at, at.length)));
    double[] all = new double[gradient ? at.length + 1 : 1];
    all[0] = results.get(0).item();
    if (gradient) {
      System.arraycopy(results.get(1).f64(), 0, all, 1, at.length);
    }
    return all;
  }

  /** The value of a formula in some of the variables of another, at a point of that. */
  private static double value(Formula formula, List<String> names, double[] at) {
    BoundFormula bound = formula.bind(Given.NOTHING);
    double[] point = new double[Math.max(1, bound.dimension())];
    for (int i = 0; i < bound.dimension(); i++) {
      int place = names.indexOf(bound.variables().get(i));
      point[i] = at[place];
    }
    return run(bound, point, false)[0];
  }

  private static List<Case> cases(int count, int depth, long seed) {
    RandomFormulas formulas = new RandomFormulas(seed);
    List<Case> cases = new ArrayList<>();
    while (cases.size() < count) {
      String text = formulas.formula(depth) + ALL;
      BoundFormula bound = Formula.parse(text).bind(Given.NOTHING);
      double[] at = new double[bound.dimension()];
      for (int i = 0; i < at.length; i++) {
        at[i] = formulas.coordinate();
      }
      Case made = new Case(text, bound, at, run(bound, at, true));
      if (made.isTame()) {
        cases.add(made);
      }
    }
    return cases;
  }

  @Test
  void whatIsPrintedReadsBack() {
    for (Case c : cases(300, 4, 1)) {
      String printed = c.bound.formula().toString();
      Formula again = Formula.parse(printed);
      assertEquals(printed, again.toString());
      assertEquals(c.results[0], value(again, c.bound.variables(), c.at), c.text);
    }
  }

  @Test
  void simplifyingKeepsTheValue() {
    for (Case c : cases(300, 4, 2)) {
      Formula simple = Formula.of(Expand.ifShorter(Simplify.of(c.bound.formula().term())));
      double value = value(simple, c.bound.variables(), c.at);
      assertEquals(c.results[0], value, 1e-9 * (1 + Math.abs(c.results[0])), c.text);
    }
  }

  @Test
  void derivativesAsFormulasAreThoseOfTheProgram() {
    for (Case c : cases(150, 3, 3)) {
      List<Formula> gradient = c.bound.gradient();
      for (int i = 0; i < c.at.length; i++) {
        String printed = gradient.get(i).toString();
        double value = value(Formula.parse(printed), c.bound.variables(), c.at);
        double expected = c.results[i + 1];
        String about = c.text + " by " + c.bound.variables().get(i) + ": " + printed;
        assertEquals(expected, value, 1e-8 * (1 + Math.abs(expected)), about);
      }
    }
  }

  @Test
  void everyFunctionHasTheDerivativeOfItsProgram() {
    double[] at = {0.4, 0.7};
    for (Function f : Function.values()) {
      String call = f.text + (f.arity == 1 ? "(0.1 + x*y)" : "(0.1 + x*y, x + 2*y)");
      BoundFormula bound = Formula.parse(call + " + 0*(x + y)").bind(Given.NOTHING);
      double[] results = run(bound, at, true);
      for (int i = 0; i < at.length; i++) {
        Formula derivative = Formula.parse(bound.gradient().get(i).toString());
        double value = value(derivative, bound.variables(), at);
        assertEquals(results[i + 1], value, 1e-12, call + ": " + derivative);
      }
    }
  }

  @Test
  void secondDerivativesAreDerivativesOfTheFirst() {
    for (Case c : cases(25, 2, 4)) {
      for (int i = 0; i < c.at.length; i++) {
        BoundFormula first = Formula.parse(c.bound.gradient().get(i) + ALL).bind(Given.NOTHING);
        List<String> names = c.bound.variables();
        double[] at = new double[c.at.length];
        for (int j = 0; j < at.length; j++) {
          at[j] = c.at[names.indexOf(first.variables().get(j))];
        }
        double[] results = run(first, at, true);
        List<Formula> row = c.bound.hessian().get(i);
        for (int j = 0; j < at.length; j++) {
          double expected = results[1 + first.variables().indexOf(names.get(j))];
          double value = value(Formula.parse(row.get(j).toString()), names, c.at);
          assertEquals(expected, value, 1e-8 * (1 + Math.abs(expected)), c.text);
        }
      }
    }
  }

  @Test
  void derivativesAreDifferences() {
    int compared = 0;
    for (Case c : cases(100, 3, 5)) {
      for (int i = 0; i < c.at.length; i++) {
        double h = 1e-5;
        double[] moved = c.at.clone();
        moved[i] = c.at[i] + h;
        double ahead = run(c.bound, moved, false)[0];
        moved[i] = c.at[i] - h;
        double behind = run(c.bound, moved, false)[0];
        moved[i] = c.at[i] + 2 * h;
        double far = run(c.bound, moved, false)[0];
        double central = (ahead - behind) / (2 * h);
        double onward = (far - ahead) / h;
        // Near a kink, or where the curve is steep, differences are no measure.
        if (Math.abs(central - onward) < 1e-3 * (1 + Math.abs(central))) {
          double expected = c.results[i + 1];
          assertEquals(expected, central, 1e-5 * (1 + Math.abs(expected)), c.text);
          compared++;
        }
      }
    }
    assertTrue(compared > 400, "compared " + compared);
  }
}
