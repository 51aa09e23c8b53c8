package org.thalweg.optim.method.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.problems.ScalableProblems;

class LbfgsBTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** A bounded problem, and the value and first variables where SciPy 1.10.1's L-BFGS-B ended. */
  private record Case(
      String name, Objective f, double[] start, Bounds bounds, double value, double... x) {}

  private static double[] repeat(int n, double... pattern) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> pattern[i % pattern.length]);
    return x;
  }

  private static Stream<Case> cases() {
    double[] descending = new double[10];
    Arrays.setAll(descending, i -> 1 - (i + 1) / 10.0);
    return Stream.of(
        new Case(
            "Rosenbrock 10",
            PlainJava.objective(10, ScalableProblems::extendedRosenbrock),
            repeat(10, -1.2, 1),
            new Bounds(repeat(10, -INF, 0.3, -INF, -INF), repeat(10, 0.5, INF, INF, INF)),
            7.125500821740756,
            -0.5344574,
            0.3,
            1,
            1),
        new Case(
            "Rosenbrock 1000",
            PlainJava.objective(1000, ScalableProblems::extendedRosenbrock),
            repeat(1000, -1.2, 1),
            Bounds.box(1000, -INF, 0.8),
            19.999999999999993,
            0.8,
            0.64),
        new Case(
            "Powell singular 8",
            PlainJava.objective(8, ScalableProblems::extendedPowell),
            repeat(8, 3, -1, 0, 1),
            new Bounds(repeat(8, 0.5, -0.02, -INF, -INF), repeat(8, INF)),
            0.3444256314311393,
            0.5,
            -0.02,
            0.19837601,
            0.25628194),
        new Case(
            "Variably dimensioned 10",
            PlainJava.objective(10, ScalableProblems::variablyDimensioned),
            descending,
            new Bounds(
                new double[] {-INF, -INF, -INF, -INF, -INF, -INF, -INF, -INF, -INF, 1.1},
                new double[] {0.9, 0.9, 0.9, 0.9, 0.9, INF, INF, INF, INF, INF}),
            0.061082251104200534,
            0.9,
            0.9,
            0.9,
            0.9,
            0.9,
            1.01298701,
            1.01515152,
            1.01731602));
  }

  @TestFactory
  Stream<DynamicTest> endsWhereSciPyEnds() {
    return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) {
    for (int memory : new int[] {0, 1, 5}) {
      Outcome end =
          Minimize.of(each.f())
              .within(each.bounds())
              .from(each.start())
              .with(new LbfgsB(memory))
              .limits(new Limits(1e-9, 2000, 4000))
              .run();
      assertTrue(end.converged(), end.stop().text());
      assertEquals(each.value(), end.value(), 1e-9 * each.value());
      assertArrayEquals(each.x(), Arrays.copyOf(end.point(), each.x().length), 2e-5);
      for (int i = 0; i < end.point().length; i++) {
        assertEquals(each.bounds().clamp(i, end.point()[i]), end.point()[i], 0, "within bounds");
      }
    }
  }

  @Test
  void neverLooksBeyondBounds() {
    Objective f =
        PlainJava.objective(
            4,
            x -> {
              double sum = 0;
              for (double value : x) {
                sum += Math.sqrt(value) - 0.7 * value; // not a number below 0
              }
              return sum + (x[0] - x[1]) * (x[0] - x[1]) + x[2] * x[3];
            });
    Outcome end =
        Minimize.of(f)
            .within(Bounds.box(4, 0.01, 1.1))
            .from(0.5, 0.6, 0.7, 0.8)
            .with(new LbfgsB())
            .run();
    assertTrue(end.converged(), end.stop().text());
  }

  @Test
  void oneIntervalThatIsAPoint() {
    Objective bowl = Formula.parse("(x-1)^2 + (y-2)^2 + x*y").objective();
    Outcome end =
        Minimize.of(bowl)
            .within(new Bounds(new double[] {0.5, -9}, new double[] {0.5, 9}))
            .from(0, 0)
            .with(new LbfgsB())
            .run();
    assertTrue(end.converged(), end.stop().text());
    assertArrayEquals(new double[] {0.5, 1.75}, end.point(), 1e-7);
  }
}
