package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.ProgramObjective;
import org.thalweg.core.objective.Residuals;

/** What formulas mean: values, variables, data, residuals. */
class FormulaTest {

  private static double value(String formula, double... at) {
    return Formula.parse(formula).objective().value(at);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-x^2; -9",
        "2^-x; 0.125",
        "2^x^2; 512",
        "(2^x)^2; 64",
        "12/x/2; 2",
        "12/x*2; 8",
        "1 - x - 1; -3",
        "2*-x; -6",
        "--x; 3",
        "+x; 3",
        "1e-5*x + .5; 0.50003",
        "2.*x; 6",
        "if(x < 3, 1, 2); 2",
        "if(x <= 3, 1, 2); 1",
        "if(x > 3, 1, 2); 2",
        "if(x >= 3, 1, 2); 1",
        "if(x == 3, 1, 2); 1",
        "if(x != 3, 1, 2); 2",
        "min(x, 2, 5); 2",
        "max(x, 2, 5); 5",
        "floor(x/2) + ceil(x/2); 3",
        "square(x) + pow(x, 3); 36",
        "sqrt(x + 1) + cbrt(-x^3); -1",
        "sum(i=1..4, i)*x/3; 10",
        "sum(i=2..4, i^2 + x); 38",
        "prod(i=1..5, i)*x; 360",
        "prod(i=1..3, x + i); 120",
        "sum(i=1..3, sum(j=1..i, i*j))*x/3; 25",
        "sum(i=1..4, prod(j=1..i-1, j*x)); 184",
        "sum(i=1..2, sum(j=1..3, sum(k=i..j, 1)))*x; 27",
        "abs(-x) + sign(x); 4"
      })
  void valuesByHand(String formula, double expected) {
    assertEquals(expected, value(formula, 3), 1e-14 * Math.abs(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "exp", "log", "log10", "log1p", "expm1", "sqrt", "cbrt", "sin", "cos", "tan", "sinh", "cosh",
    "tanh", "floor", "ceil", "abs", "atan"
  })
  void functionsAreThoseOfJava(String name) throws ReflectiveOperationException {
    var java = StrictMath.class.getMethod(name, double.class);
    Objective formula = Formula.parse(name + "(x)").objective();
    for (double x : new double[] {1e-9, 0.3, 1, 2.5, 10}) {
      double expected = (double) java.invoke(null, x);
      assertEquals(expected, formula.value(new double[] {x}), 1e-15 * Math.abs(expected) * 4);
    }
  }

  @Test
  void anglesAreThoseOfJava() {
    Objective atan2 = Formula.parse("atan2(y, x)").objective();
    double[] parts = {-3, -1, -1e-9, 0, 1e-9, 0.7, 1, 4};
    for (double y : parts) {
      for (double x : parts) {
        assertEquals(StrictMath.atan2(y, x), atan2.value(new double[] {y, x}), 9e-16);
      }
    }
    double[] gradient = new double[2];
    atan2.valueAndGradient(new double[] {2, 0}, gradient);
    assertArrayEquals(new double[] {0, -0.5}, gradient, 1e-16);
    for (double x : new double[] {-1, -1 + 1e-12, -0.5, 0, 1e-10, 0.3, 0.9999, 1}) {
      assertEquals(StrictMath.asin(x), value("arcsin(x)", x), 5e-16);
      assertEquals(StrictMath.acos(x), value("acos(x)", x), 9e-16);
    }
    assertEquals(StrictMath.acos(1 - 0x1p-50), value("acos(x)", 1 - 0x1p-50), 1e-22);
    assertTrue(Double.isNaN(value("asin(x)", 1.5)));
  }

  @Test
  void variablesAreInOrderOfAppearance() {
    BoundFormula bound = Formula.parse("b*x[2] + sum(i=1..3, x[i]) + a + b").bind(Given.NOTHING);
    assertEquals(List.of("b", "x[1]", "x[2]", "x[3]", "a"), bound.variables());
    assertEquals(5, bound.dimension());
  }

  @Test
  void boundsAreGiven() {
    Formula formula = Formula.parse("n*sum(i=1..n-1, (x[i+1] - i)^2)");
    BoundFormula bound = formula.bind(Given.NOTHING.withValue("n", 4));
    assertEquals(List.of("x[1]", "x[2]", "x[3]", "x[4]"), bound.variables());
    assertEquals(4 * (1 + 0 + 1), bound.objective().value(new double[] {9, 2, 2, 2}));
  }

  @Test
  void indicesMaySkipRunBackAndJump() {
    double[] at = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertEquals(1 + 3 + 5 + 7, value("sum(i=1..4, x[2*i-1]) + 0*x[9]", at));
    assertEquals(1 * 4 + 2 * 3 + 3 * 2 + 4, value("sum(i=1..4, i*x[5-i]) + 0*x[9]", at));
    assertEquals(1 + 4 + 9, value("sum(i=1..3, x[i^2])", at));
    assertEquals(1 + 5 + 9, value("sum(i=1..3, sum(j=1..3, if(i == j, x[(i-1)*3 + j], 0)))", at));
    assertEquals(
        1 + 3 + 3 + 6 + 6 + 6, value("sum(i=1..3, sum(j=1..i, x[i*(i+1)/2])) + 0*x[9]", at));
  }

  @Test
  void pairsBelowTheDiagonal() {
    Objective energy = Formula.parse("sum(i=2..4, sum(j=1..i-1, 1/(x[i] - x[j])^2))").objective();
    double[] at = {0, 1, 3, 7};
    double expected = 1 + 1.0 / 9 + 1.0 / 4 + 1.0 / 49 + 1.0 / 36 + 1.0 / 16;
    assertEquals(expected, energy.value(at), 1e-14);
    double[] gradient = new double[4];
    energy.valueAndGradient(at, gradient);
    assertEquals(2 + 2.0 / 27 + 2.0 / 343, gradient[0], 1e-14);
  }

  @Test
  void rosenbrockHasResiduals() {
    ProgramObjective f =
        Formula.parse("sum(i=1..2, 100*(x[2*i]-x[2*i-1]^2)^2 + (1-x[2*i-1])^2)").objective();
    double[] at = {-1.2, 1, -1.2, 1};
    assertEquals(48.4, f.value(at), 1e-13);
    Residuals residuals = f.residuals().orElseThrow();
    double[] values = new double[residuals.count()];
    residuals.values(at, values);
    assertArrayEquals(new double[] {-4.4, -4.4, 2.2, 2.2}, values, 1e-14);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x^2 + y^2; 2",
        "3*(x - y)^2/2; 1",
        "square(x) + pow(y, 4); 2",
        "(x-1)*(x-1) + y^6; 2",
        "sum(i=1..5, i*(z[i]-i)^2 + 2*z[1]^2); 10",
        "sum(i=1..3, sum(j=1..i, (z[i]-z[j])^2)); 6",
        "2*sum(i=1..3, 3*(x - i)^2); 3",
        "x^2 - y^2; 0",
        "x^3; 0",
        "x^2 + y; 0",
        "-3*x^2; 0",
        "sum(i=1..3, (i-2)*x^2); 0",
        "x^2*y^2; 0"
      })
  void sumsOfSquaresAreFound(String text, int count) {
    ProgramObjective f = Formula.parse(text).objective();
    assertEquals(count > 0, f.residuals().isPresent());
    if (count == 0) {
      return;
    }
    Residuals residuals = f.residuals().orElseThrow();
    assertEquals(count, residuals.count());
    double[] at = {0.7, -1.3, 2.2, 0.4, 5};
    double[] point = Arrays.copyOf(at, f.dimension());
    double[] values = new double[count];
    residuals.values(point, values);
    double sum = Arrays.stream(values).map(r -> r * r).sum();
    assertEquals(f.value(point), sum, 1e-14 * sum);
  }

  private static Map<String, double[]> line() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("x", new double[] {1, 2, 3});
    columns.put("y", new double[] {2, 4, 7});
    columns.put("no use", new double[] {0, 0, 0});
    return columns;
  }

  @Test
  void equationsGiveResidualsOfEachRow() {
    Formula formula = Formula.parse("log(y) = b1*(1 - exp(-b2*x))");
    assertTrue(formula.isEquation());
    assertEquals(List.of("y", "b1", "b2", "x"), formula.names());
    BoundFormula bound = formula.bind(Given.columns(line()));
    assertEquals(List.of("b1", "b2"), bound.variables());
    Residuals residuals = bound.objective().residuals().orElseThrow();
    double[] values = new double[3];
    residuals.values(new double[] {2, 0.5}, values);
    assertEquals(Math.log(4) - 2 * (1 - Math.exp(-1)), values[1], 1e-15);
    assertEquals(3, residuals.count());
  }

  @Test
  void sidesOfAnEquationAndWeights() {
    Formula formula = Formula.parse("log(y) = a + b*x");
    Map<String, double[]> columns = line();
    columns.put("w", new double[] {4, 1, 0});
    BoundFormula bound = formula.bind(Given.columns(columns));
    double[] at = {0.5, 2};
    assertArrayEquals(
        new double[] {Math.log(2), Math.log(4), Math.log(7)}, bound.leftSide(at), 1e-15);
    assertArrayEquals(new double[] {2.5, 4.5, 6.5}, bound.rightSide(at));
    BoundFormula constant = Formula.parse("y = a").bind(Given.columns(columns));
    assertArrayEquals(new double[] {3, 3, 3}, constant.rightSide(new double[] {3}));
    assertEquals(1 + 1 + 16, constant.objective().value(new double[] {3}));
    BoundFormula weighted = formula.weighted("w").bind(Given.columns(columns));
    assertEquals(List.of("a", "b"), weighted.variables());
    double first = Math.log(2) - 2.5;
    double second = Math.log(4) - 4.5;
    assertEquals(4 * first * first + second * second, weighted.objective().value(at), 1e-13);
    assertThrows(FormulaException.class, () -> Formula.parse("x^2").weighted("w"));
  }

  @Test
  void sumsAndMeansGoOverRows() {
    BoundFormula bound =
        Formula.parse("mean((y - a*x)^2) + 0.1*a^2 + sum(x)*0").bind(Given.columns(line()));
    ProgramObjective f = bound.objective();
    assertEquals((0 + 0 + 1) / 3.0 + 0.4, f.value(new double[] {2}), 1e-15);
    assertFalse(f.residuals().isPresent()); // because of sum(x)*0
    BoundFormula squares =
        Formula.parse("mean((y - a*x)^2)/2 + 0.1*a^2").bind(Given.columns(line()));
    assertEquals(4, squares.objective().residuals().orElseThrow().count());
    assertEquals(
        2 * 4.0,
        Formula.parse("sum(i=1..2, a*y[2])/2")
            .bind(Given.columns(line()))
            .objective()
            .value(new double[] {2}));
  }

  @Test
  void namesMayBeQuoted() {
    Formula formula = Formula.parse("`petal length` + a");
    assertEquals(List.of("petal length", "a"), formula.names());
    assertEquals("`petal length` + a", formula.toString());
  }

  @Test
  void whatIsNoNumberIsAValue() {
    assertTrue(Double.isNaN(value("log(x)", -1)));
    assertTrue(Double.isNaN(value("sqrt(x) + 0/0", 1)));
    assertEquals(Double.POSITIVE_INFINITY, value("exp(x)", 1000));
    Objective f = Formula.parse("if(x == 0, 1, sin(x)/x)").objective();
    double[] gradient = {7};
    assertEquals(1, f.valueAndGradient(new double[] {0}, gradient));
    assertEquals(0, gradient[0]);
  }

  @Test
  void longFormulasDoNotOverflowTheStack() {
    String text = "x" + " + x".repeat(1000);
    assertEquals(1001, value(text, 1));
    assertEquals(text + "^2", Formula.parse(text + "^2").toString());
    Formula.parse("x" + " + x*y".repeat(50_000));
  }

  @Test
  void halfAMillionTermsAreOneProgram() {
    ProgramObjective f =
        Formula.parse("sum(i=1..500000, 100*(x[2*i]-x[2*i-1]^2)^2 + (1-x[2*i-1])^2)").objective();
    assertEquals(1_000_000, f.dimension());
    double[] at = new double[f.dimension()];
    for (int i = 0; i < at.length; i += 2) {
      at[i] = -1.2;
      at[i + 1] = 1;
    }
    double[] gradient = new double[at.length];
    assertEquals(24.2 * 500_000, f.valueAndGradient(at, gradient), 1e-6);
    assertEquals(-215.6, gradient[777_776], 1e-12);
    assertEquals(-88, gradient[777_777], 1e-12);
  }
}
