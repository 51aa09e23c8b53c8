package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.formula.given.Given;

/** How derivatives are written. */
class DerivativeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x^2 + x*y + y^2; [2*x + y, x + 2*y]",
        "5; []",
        "x; [1]",
        "0.1*x^2 + 1e-5*x; [0.2*x + 1e-5]",
        "x^3/3 + x/2; [x^2 + 1/2]",
        "100*(y - x^2)^2 + (1 - x)^2; [200*(y - x^2), -400*x*(y - x^2) - 2*(1 - x)]",
        "(x^2 + y - 11)^2 + (x + y^2 - 7)^2;"
            + " [4*x*(x^2 + y - 11) + 2*(x + y^2 - 7), 2*(x^2 + y - 11) + 4*y*(x + y^2 - 7)]",
        "softplus(-a*u); [-u*sigmoid(-a*u), -a*sigmoid(-a*u)]",
        "h*exp(-x^2/2); [exp(-x^2/2), -h*x*exp(-x^2/2)]",
        "vmax*c/(km + c); [c/(km + c), vmax*km/(km + c)^2, -vmax*c/(km + c)^2]",
        "b1*(1 - exp(-b2*x)); [1 - exp(-b2*x), b1*x*exp(-b2*x), b1*b2*exp(-b2*x)]",
        "sqrt(x^2 + y^2); [x/sqrt(x^2 + y^2), y/sqrt(x^2 + y^2)]",
        "sin(2*x)*cos(y); [2*cos(2*x)*cos(y), -sin(2*x)*sin(y)]",
        "tanh(x) + erf(x); [1 - tanh(x)^2 + 2*exp(-x^2)/sqrt(pi)]",
        "log(x) + log10(x); [1/x + 1/(x*log(10))]",
        "x^y; [y*x^(y - 1), x^y*log(x)]",
        "e^(2*x); [2*e^(2*x)]",
        "atan2(y, x); [x/(x^2 + y^2), -y/(x^2 + y^2)]",
        "abs(x) + floor(x); [sign(x)]",
        "if(x < 1, x^2, 2*x - 1); [if(x < 1, 2*x, 2)]",
        "min(x, y); [if(x <= y, 1, 0), if(x <= y, 0, 1)]",
        "x/x + x*x^-1; [0]",
        "(x + y)/(x - y); [-2*y/(x - y)^2, 2*x/(x - y)^2]",
        "exp(x)/(1 + exp(x)); [exp(x)/(1 + exp(x))^2]",
        "-log(sigmoid(b)); [sigmoid(b) - 1]",
        "x^(1/3) + 5*y/3; [1/(3*x^(2/3)), 5/3]",
        "(1 - exp(-a*(r - s)))^2; [2*(r - s)*(1 - exp(-a*(r - s)))*exp(-a*(r - s)),"
            + " 2*a*(1 - exp(-a*(r - s)))*exp(-a*(r - s)),"
            + " -2*a*(1 - exp(-a*(r - s)))*exp(-a*(r - s))]",
        "sum(i=1..3, (x[i] - i)^2); [2*(x[1] - 1), 2*(x[2] - 2), 2*(x[3] - 3)]",
        "sum(i=1..3, a*i); [6]",
        "sum(i=1..2, x[2*i]*x[2*i-1]); [x[2], x[1], x[4], x[3]]",
        "sum(i=1..3, sum(j=1..i, x[i]*y[j]));"
            + " [y[1], sum(j=1..2, y[j]), sum(j=1..3, y[j]),"
            + " sum(i=1..3, x[i]), sum(i=2..3, x[i]), x[3]]",
        "sum(i=1..3, exp(a*i)); [sum(i=1..3, i*exp(a*i))]"
      })
  void gradients(String formula, String expected) {
    assertEquals(expected, Formula.parse(formula).gradient().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x^2 + x*y + y^2; [[2, 1], [1, 2]]",
        "100*(x[2] - x[1]^2)^2; [[1200*x[1]^2 - 400*x[2], -400*x[1]], [-400*x[1], 200]]",
        "x*exp(y); [[0, exp(y)], [exp(y), x*exp(y)]]"
      })
  void hessians(String formula, String expected) {
    assertEquals(expected, Formula.parse(formula).hessian().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x^2 + 2*x*y - 1; x^{2} + 2 x y - 1",
        "x/(y+1); \\frac{x}{y + 1}",
        "-(x - m)^2/(2*sigma^2); -\\frac{\\left(x - m\\right)^{2}}{2 \\sigma^{2}}",
        "b1*(1 - exp(-b2*t)); b_{1} \\left(1 - e^{-b_{2} t}\\right)",
        "sqrt(x) + abs(y) + sin(z); \\sqrt{x} + \\left|y\\right| + \\sin\\left(z\\right)",
        "sum(i=1..n, (x[i]-i)^2); \\sum_{i=1}^{n} \\left(x_{i} - i\\right)^{2}",
        "vmax*c; \\mathrm{vmax} c",
        "2*3*x; 2 \\cdot 3 x",
        "1e-5*x; 1 \\cdot 10^{-5} x",
        "(x^2)^3; \\left(x^{2}\\right)^{3}",
        "y = a_1 + pi; y = a_{1} + \\pi",
        "if(x < 1, x, 1); \\begin{cases}x & \\text{if } x < 1 \\\\ 1 & \\text{otherwise}\\end{cases}"
      })
  void latex(String formula, String expected) {
    assertEquals(expected, Formula.parse(formula).toLatex());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "((x))+(y*z); x + y*z",
        "(x*y)*z; x*y*z",
        "x*(y*z); x*(y*z)",
        "x-(y-z); x - (y - z)",
        "x/(y*z)/w; x/(y*z)/w",
        "(-x)^2; (-x)^2",
        "-x^2; -x^2",
        "(x^y)^z; (x^y)^z",
        "x^y^z; x^y^z",
        "2^-x; 2^(-x)",
        "(-x)*y; -x*y",
        "a - -b; a - (-b)",
        "arctan(x)+ln(x); atan(x) + log(x)",
        "1.50*x + 2.0e3 + 1E-7; 1.5*x + 2000 + 1e-7",
        "sum( i = 1 .. n-1 , x[i+1] ); sum(i=1..n - 1, x[i + 1])",
        "`e` + `a b`; `e` + `a b`"
      })
  void printing(String formula, String expected) {
    assertEquals(expected, Formula.parse(formula).toString());
  }

  @Test
  void givenNumbersArePutIn() {
    BoundFormula bound =
        Formula.parse("sum(i=1..n, w*x[i]^2)")
            .bind(Given.NOTHING.withValue("n", 2).withValue("w", -0.5));
    assertEquals("[-x[1], -x[2]]", bound.gradient().toString());
  }

  @Test
  void anEquationHasTheDerivativesOfItsRightSide() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("x", new double[] {1, 2});
    columns.put("y", new double[] {1, 2});
    BoundFormula bound = Formula.parse("log(y) = a + b*x").bind(Given.columns(columns));
    assertEquals("[1, x]", bound.gradient().toString());
    BoundFormula mean = Formula.parse("mean((y - b*x)^2)").bind(Given.columns(columns));
    assertEquals("[-2*mean(x*(y - b*x))]", mean.gradient().toString());
  }

  @Test
  void aLongGradientIsShortened() {
    BoundFormula bound = Formula.parse("sum(i=1..1000000, x[i]^2)").bind(Given.NOTHING);
    assertEquals("2*x[777777]", bound.gradient().get(777_776).toString());
    String text = bound.gradientText();
    assertTrue(text.startsWith("[2*x[1], 2*x[2], "), text);
    assertTrue(text.endsWith(", 2*x[20], … (999,980 more)]"), text);
    assertEquals(
        "[2*x + y, x + 2*y]", Formula.parse("x^2 + x*y + y^2").bind(Given.NOTHING).gradientText());
  }
}
