package org.thalweg.optim.method.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.minimize.Stop;
import org.thalweg.optim.problem.Bounds;

class NelderMeadTest {
  /** Of all functions, the gradient is of no use. */
  private static Objective of(int n, ToDoubleFunction<double[]> f) {
    return new HandWritten(n, f, (x, g) -> Arrays.fill(g, Double.NaN));
  }

  @Test
  void comesToAKink() {
    Objective kink = of(2, x -> Math.abs(x[0] - 3) + 2 * Math.abs(x[1] + x[0]));
    Outcome end = Minimize.of(kink).from(10, 1).with(new NelderMead()).run();
    assertArrayEquals(new double[] {3, -3}, end.point(), 1e-9);
    assertEquals(Stop.SEARCH_ENDED, end.stop());
  }

  @Test
  void endsAtBounds() {
    Objective slope = of(3, x -> x[0] + 2 * x[1] * x[1] - x[2]);
    Outcome end =
        Minimize.of(slope)
            .from(0.5, 0.5, 0.5)
            .within(Bounds.box(3, -1, 2))
            .with(new NelderMead())
            .run();
    assertEquals(-3, end.value(), 1e-9);
  }

  @Test
  void getsAcrossTheBananaValley() {
    Objective banana = of(2, x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2));
    Outcome end = Minimize.of(banana).from(-1.2, 1).with(new NelderMead()).run();
    assertArrayEquals(new double[] {1, 1}, end.point(), 1e-6);
  }
}
