package org.thalweg.optim.minimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.critical.Kink;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Problem;

class KinkTest {

  /**
   * The minimum of the third is where two parabolas and a plane meet, that of the fifth where three
   * planes do: both solved by hand. The fourth is Rosenbrock's function with a kink along its
   * valley (Lewis and Overton 2013, 5.5).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "abs(x) + abs(y - 1); 0; 1",
        "abs(x - 2*y) + 0.1*(x + y - 3)^2; 2; 1",
        "max(x^2 + y^2, (x-2)^2 + (y-1)^2, x + y); 1.1449489743; 0.2101020514",
        "8*abs(x^2 - y) + (1-x)^2; 1; 1",
        "max(abs(x), abs(y), abs(x+y-2)); 0.6666666667; 0.6666666667",
        "max(x, -x) + (y-1)^2; 0; 1"
      })
  void autoFindsTheBottom(String formula, double x, double y) {
    Objective f = Formula.parse(formula).objective();
    Outcome end = Minimize.of(f).from(3, 4).run();
    assertEquals("bfgs", end.method().name());
    assertArrayEquals(new double[] {x, y}, end.point(), 2e-6, end.stop().text());
    assertTrue(end.converged() || end.stop() == Stop.KINK, end.stop().text());
    assertTrue(end.functionEvaluations() < 2_000, "evaluations: " + end.functionEvaluations());
    Outcome other = Minimize.of(f).from(3, 4).with(new Lbfgs()).run();
    assertArrayEquals(new double[] {x, y}, other.point(), 1e-5, other.stop().text());
  }

  @Test
  void aKinkIsNeverCalledConverged() {
    Outcome end = Minimize.of(Formula.parse("abs(x) + abs(2*y)").objective()).from(3, 4).run();
    assertEquals(end.gradientNorm() < 1e-6, end.converged());
  }

  @Test
  void gradientsCancelAtTheBottomAlone() {
    Objective f = Formula.parse("max(abs(x), abs(y), abs(x+y-2))").objective();
    assertTrue(isKink(f, 2.0 / 3, 2.0 / 3));
    assertFalse(isKink(f, 1, 1), "on a kink that leads further down");
    assertFalse(isKink(f, 3, 1), "where it is smooth");
    Objective slope = new HandWritten(2, x -> x[0] + x[1], (x, g) -> Arrays.fill(g, 1));
    assertFalse(isKink(slope, 0, 0));
    Objective narrow = Formula.parse("1e10*(x - y^2)^2 + (1-y)^2").objective();
    assertFalse(isKink(narrow, 4, 2), "in a narrow valley that leads further down");
  }

  private static boolean isKink(Objective f, double... x) {
    Evaluations evaluations = new Evaluations(Problem.of(f), 1_000);
    return Kink.isAt(evaluations, evaluations.at(x));
  }
}
