package org.thalweg.optim.method.squares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.optim.critical.CriticalPoint.Kind;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.minimize.Stop;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;

class LeastSquaresMethodsTest {
  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<LeastSquaresProblem> PROBLEMS = MoreGarbowHillstrom.all();

  private static boolean isKnown(LeastSquaresProblem problem, double value) {
    return problem.minima().stream()
        .anyMatch(minimum -> Math.abs(value - minimum.value()) <= 1e-8 * minimum.value() + 1e-16);
  }

  /** Minima as in Moré, Garbow and Hillstrom 1981. */
  @ParameterizedTest
  @FieldSource("PROBLEMS")
  void levenbergMarquardtReachesAKnownMinimumFromTheUsualStart(LeastSquaresProblem problem) {
    Outcome end =
        Minimize.of(Squares.of(problem)).from(problem.start()).with(new LevenbergMarquardt()).run();
    assertTrue(end.converged(), end.toString());
    assertTrue(
        isKnown(problem, end.value()) || problem.number() == 20 && end.value() < 4.72238112e-10,
        problem + " ended at " + end.value());
    assertTrue(end.functionEvaluations() <= 400, "evaluations " + end.functionEvaluations());
    Kind kind = end.critical().orElseThrow().kind();
    assertTrue(kind == Kind.LOCAL_MINIMUM || kind == Kind.UNDECIDED, problem + ": " + kind);
  }

  @ParameterizedTest
  @FieldSource("PROBLEMS")
  void gaussNewtonDoesWhereResidualsAreSmall(LeastSquaresProblem problem) {
    if (List.of(2, 6, 11, 16, 18).contains(problem.number())) {
      return; // large residuals, or a start from where full steps lead astray
    }
    Outcome end =
        Minimize.of(Squares.of(problem)).from(problem.start()).with(new GaussNewton()).run();
    assertTrue(end.converged(), end.toString());
    assertTrue(end.value() <= 1.0001 * problem.minima().getFirst().value() + 1e-14, end.toString());
  }

  @Test
  void aPlainSumOfSquaresIsAskedFor() {
    HandWritten alone = new HandWritten(1, x -> x[0] * x[0], (x, g) -> g[0] = 2 * x[0]);
    for (Method method : List.of(new GaussNewton(), new LevenbergMarquardt())) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Minimize.of(alone).with(method).run());
      assertTrue(refused.getMessage().contains("sums of squares"), refused.getMessage());
    }
  }

  /** The first step makes the residuals 1e20 times shorter, and is not the end. */
  @Test
  void aStartFarTooLargeIsNoMeasure() {
    double[] y = {3.1, 1.9, 1.2, 0.9, 0.7, 0.6};
    Squares rows =
        new Squares(
            3,
            6,
            x -> {
              double[] r = new double[6];
              for (int i = 0; i < 6; i++) {
                r[i] = x[0] * Math.exp(-x[1] * i) + x[2] - y[i];
              }
              return r;
            });
    Outcome end = Minimize.of(rows).from(1e20, 1, 0).with(new LevenbergMarquardt()).run();
    assertTrue(end.converged(), end.toString());
    // SciPy 1.10.1, curve_fit from 2, 1, 0
    assertArrayEquals(new double[] {2.61430366, 0.63049222, 0.48952445}, end.point(), 1e-6);
  }

  @Test
  void residualsThatAreNoNumbersEndTheRun() {
    Squares rows = new Squares(1, 1, x -> new double[] {Math.sqrt(x[0])});
    for (Method method : List.of(new GaussNewton(), new LevenbergMarquardt())) {
      Outcome end = Minimize.of(rows).from(-1).with(method).run();
      assertEquals(Stop.NOT_FINITE, end.stop());
      assertFalse(end.converged());
    }
    // From 4 the root's edge at 0 is the minimum: steps beyond it are no numbers, and are not
    // taken.
    Outcome end = Minimize.of(rows).from(4).with(new LevenbergMarquardt()).run();
    assertTrue(end.point()[0] >= 0 && end.value() < 1e-6, end.toString());
  }

  @Test
  void levenbergMarquardtKeepsBounds() {
    LeastSquaresProblem rosenbrock = PROBLEMS.getFirst();
    Bounds bounds = new Bounds(new double[] {-2, -2}, new double[] {0.5, 2});
    Outcome end =
        Minimize.of(Squares.of(rosenbrock))
            .from(rosenbrock.start())
            .within(bounds)
            .with(new LevenbergMarquardt())
            .run();
    assertTrue(end.converged());
    assertArrayEquals(new double[] {0.5, 0.25}, end.point(), 1e-9);
    assertEquals(0.25, end.value(), 1e-12);
    assertEquals(Kind.LOCAL_MINIMUM, end.critical().orElseThrow().kind());
  }

  /** Linear problems in a box, against the best of all ways to hold variables at bounds. */
  @Test
  void levenbergMarquardtFindsTheLowestPointOfABox() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 100; trial++) {
      int n = 1 + random.nextInt(4);
      int m = n + random.nextInt(4);
      double[] jacobian = random.doubles((long) m * n, -1, 1).toArray();
      double[] right = random.doubles(m, -2, 2).toArray();
      Squares rows = new Squares(n, m, x -> linear(jacobian, right, x));
      Bounds bounds = Bounds.box(n, -0.5, 0.5);
      Outcome end = Minimize.of(rows).within(bounds).with(new LevenbergMarquardt()).run();
      assertTrue(end.converged(), end.toString());
      double best = Boxes.lowest(jacobian, right, n, -0.5, 0.5);
      assertEquals(best, end.value(), 1e-7 * Math.max(1, best));
      assertTrue(Arrays.stream(end.point()).allMatch(x -> Math.abs(x) <= 0.5));
    }
  }

  private static double[] linear(double[] jacobian, double[] right, double[] x) {
    double[] r = right.clone();
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < x.length; j++) {
        r[i] += jacobian[i * x.length + j] * x[j];
      }
    }
    return r;
  }
}
