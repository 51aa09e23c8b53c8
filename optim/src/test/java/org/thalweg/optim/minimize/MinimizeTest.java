package org.thalweg.optim.minimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.linesearch.Armijo;
import org.thalweg.optim.linesearch.BestOfTrials;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.descent.GradientDescent;
import org.thalweg.optim.method.descent.SteepestDescent;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.problem.Bounds;

class MinimizeTest {
  private static final Objective ROSENBROCK =
      new HandWritten(
          2,
          p -> 100 * Math.pow(p[1] - p[0] * p[0], 2) + Math.pow(1 - p[0], 2),
          (p, g) -> {
            g[0] = -400 * p[0] * (p[1] - p[0] * p[0]) - 2 * (1 - p[0]);
            g[1] = 200 * (p[1] - p[0] * p[0]);
          });

  private static final Objective BOWL =
      new HandWritten(
          2,
          p -> p[0] * p[0] + p[0] * p[1] + p[1] * p[1],
          (p, g) -> {
            g[0] = 2 * p[0] + p[1];
            g[1] = p[0] + 2 * p[1];
          });

  @Test
  void lbfgsFindsTheEndOfTheValley() {
    Outcome end = Minimize.of(ROSENBROCK).from(-1.2, 1).with(new Lbfgs()).run();
    assertArrayEquals(new double[] {1, 1}, end.point(), 1e-7);
    assertEquals(Stop.GRADIENT_SMALL, end.stop());
    assertTrue(end.functionEvaluations() < 60, "evaluations " + end.functionEvaluations());
  }

  @Test
  void everySearchEndsInTheBowl() {
    for (Method method :
        List.of(
            new SteepestDescent(new Armijo()),
            new SteepestDescent(StrongWolfe.loose()),
            new SteepestDescent(StrongWolfe.tight()),
            new SteepestDescent(StrongWolfe.exact()),
            new SteepestDescent(new BestOfTrials()),
            new GradientDescent(0.1, 0))) {
      Outcome end = Minimize.of(BOWL).from(3, 4).with(method).run();
      assertArrayEquals(new double[] {0, 0}, end.point(), 1e-7, method.toString());
      assertTrue(end.converged(), method.toString());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Minimize.of(BOWL).from(1));
    assertThrows(IllegalArgumentException.class, () -> Minimize.of(BOWL).from(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Minimize.of(BOWL).within(Bounds.none(3)));
    assertThrows(IllegalArgumentException.class, () -> Minimize.of(BOWL).l1(-1));
    Minimize bounded = Minimize.of(BOWL).within(Bounds.box(2, 0, 1)).with(new Lbfgs());
    assertTrue(
        assertThrows(IllegalArgumentException.class, bounded::run)
            .getMessage()
            .contains("take lbfgs-b"));
  }

  @Test
  void aRunThatIsToldToStopEndsThere() {
    Outcome end =
        Minimize.of(ROSENBROCK).from(-1.2, 1).with(new Lbfgs()).stopWhen(() -> true).run();
    assertEquals(Stop.INTERRUPTED, end.stop());
    assertEquals(0, end.iterations());
  }
}
