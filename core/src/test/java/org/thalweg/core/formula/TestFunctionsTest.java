package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.objective.ProgramObjective;

/** Values of well-known test functions, written as formulas. */
class TestFunctionsTest {

  /** Figures at two points computed with the SciPy benchmark set of global optimization. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-20*exp(-0.2*sqrt(sum(i=1..2, x[i]^2)/2)) - exp(sum(i=1..2, cos(2*pi*x[i]))/2) + 20 + e;"
            + " -19.086478 -12.826916; 20.009029415028113",
        "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2;"
            + " -2.453976 -1.649175; 326.658156970548",
        "0*x + (y - 5.1/(4*pi^2)*x^2 + 5/pi*x - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10;"
            + " -1.58996 4.751375; 26.67277084360936",
        "(1 + (x+y+1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
            + "*(30 + (2*x-3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2));"
            + " -1.090656 -0.732967; 1139.4714815361633",
        "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2;"
            + " -2.72664 -1.832417; 87.30511996936588",
        "sin(x+y) + (x-y)^2 - 1.5*x + 2.5*y + 1; -0.249652 -1.09945; -1.6275166556304987",
        "sum(i=1..2, x[i]^4 - 16*x[i]^2 + 5*x[i])/2; -2.72664 -1.832417; -64.46255156086332",
        "sum(i=1..2, x[i]^2)/4000 - prod(i=1..2, cos(x[i]/sqrt(i))) + 1;"
            + " -54.532796 -36.648332; 2.384830752480822",
        "10*2 + sum(i=1..2, x[i]^2 - 10*cos(2*pi*x[i])); -2.792079 -1.876395; 21.570583100113772",
        "0*x - (y+47)*sin(sqrt(abs(y + x/2 + 47))) - x*sin(sqrt(abs(x - (y+47))));"
            + " -279.285179 -187.707784; -320.3097354485574",
        "-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - sqrt(x^2+y^2)/pi))) + 1)^0.1;"
            + " -5.45328 -3.664833; -1.61727644982451",
        "sin(3*pi*x)^2 + (x-1)^2*(1 + sin(3*pi*y)^2) + (y-1)^2*(1 + sin(2*pi*y)^2);"
            + " -5.45328 -3.664833; 80.33820436756835",
        "cos(x)*sin(y) - x/(y^2+1); -0.317992 -0.366483; -0.060029534787955086",
        "100*(x[2]-x[1]^2)^2 + (1-x[1])^2; -16.359839 -10.9945; 7764261.23974527",
        "0.5 + (sin(x^2-y^2)^2 - 0.5)/(1 + 0.001*(x^2+y^2))^2;"
            + " -54.532796 -36.648332; 0.4842958405874743",
        "-(1 + cos(12*sqrt(x^2+y^2)))/(0.5*(x^2+y^2) + 2);"
            + " -2.792079 -1.876395; -0.014311973465776203"
      })
  void valuesOfTheBenchmarkSet(String formula, String at, double expected) {
    check(formula, at, expected, 1e-12);
  }

  /** Moré, Garbow and Hillstrom, Testing Unconstrained Optimization Software (1981): f at x0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(10*(x[2]-x[1]^2))^2 + (1-x[1])^2; -1.2 1; 24.2",
        "(x - 13 + ((5-y)*y - 2)*y)^2 + (x - 29 + ((y+1)*y - 14)*y)^2; 0.5 -2; 400.5",
        "(x[1]+10*x[2])^2 + 5*(x[3]-x[4])^2 + (x[2]-2*x[3])^4 + 10*(x[1]-x[4])^4; 3 -1 0 1; 215",
        "100*(x[2]-x[1]^2)^2 + (1-x[1])^2 + 90*(x[4]-x[3]^2)^2 + (1-x[3])^2"
            + " + 10*(x[2]+x[4]-2)^2 + (x[2]-x[4])^2/10; -3 -1 -3 -1; 19192",
        "100*(x[3] - 10*atan2(x[2], x[1])/(2*pi))^2 + 100*(sqrt(x[1]^2+x[2]^2) - 1)^2 + x[3]^2;"
            + " -1 0 0; 2500",
        "sum(i=1..3, (sum(j=1..3, x[j]^0*(1-cos(x[j]))) + i*(1-cos(x[i])) - sin(x[i]))^2)/1;"
            + " 0 0 0; 0",
        "sum(i=1..4, x[i]-1)^2*0 + sum(i=1..4, (x[i]-1)^2) + sum(i=1..4, i*(x[i]-1))^2"
            + " + sum(i=1..4, i*(x[i]-1))^4; 0.75 0.5 0.25 0; 3222.1875"
      })
  void valuesAtTheStart(String formula, String at, double expected) {
    check(formula, at, expected, 1e-14);
  }

  private static void check(String formula, String at, double expected, double tolerance) {
    ProgramObjective f = Formula.parse(formula).objective();
    double[] point = Arrays.stream(at.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertEquals(point.length, f.dimension());
    assertEquals(expected, f.value(point), tolerance * Math.max(1, Math.abs(expected)));
  }
}
