package org.thalweg.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedules by their formulas, and what holds for all of them. */
class SchedulesTest {
  private static final List<Schedule> ALL =
      List.of(
          new Constant(),
          new StepDecay(7, 0.5),
          new MultiStepDecay(List.of(2L, 30L), 0.1),
          new ExponentialDecay(0.99),
          new PolynomialDecay(90, 1.5, 0.1),
          new InverseTimeDecay(0.1),
          new InverseSquareRootDecay(10),
          new CosineDecay(100, 0),
          new WarmRestarts(10, 1, 0),
          new WarmRestarts(10, 2, 0.1),
          OneCycle.over(100),
          Cyclic.triangular(5, 9, 0.2),
          new WarmupStableDecay(10, 50, 40),
          new Optimal(0.01, 2),
          WarmupCosine.over(100),
          new StepDecay(7, 0.5).after(Warmup.over(5)));

  @Test
  void factorsAreFromZeroToOne() {
    for (Schedule schedule : ALL) {
      double highest = 0;
      for (long step = 0; step < 100; step++) {
        double factor = schedule.at(step);
        assertTrue(factor >= 0 && factor <= 1, schedule + " at " + step + " is " + factor);
        highest = Math.max(highest, factor);
      }
      assertTrue(highest > 0.99, schedule + " gets to " + highest);
    }
  }

  @Test
  void formulas() {
    assertEquals(0.25, new InverseTimeDecay(0.5).at(6), 1e-15);
    assertEquals(0.5, new InverseSquareRootDecay(25).at(100), 1e-15);
    assertEquals(1, new InverseSquareRootDecay(25).at(24));
    // η₀ = 2 with λ = 0.1 means t₀ = 5; after 5 steps the rate is half of it.
    assertEquals(0.5, new Optimal(0.1, 2).at(5), 1e-15);
    Schedule trapezium = new WarmupStableDecay(3, 5, 4);
    double[] expected = {0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25, 0, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], trapezium.at(i), 1e-15, "step " + i);
    }
  }

  @Test
  void piecesCountFromTheirOwnBeginning() {
    Schedule pieces =
        new Piecewise(
            List.of(new Constant(0.5, 3), new ExponentialDecay(0.5), new Constant()),
            List.of(2L, 5L));
    double[] expected = {0.5, 0.5, 1, 0.5, 0.25, 1, 1};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], pieces.at(i), "step " + i);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new StepDecay(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ExponentialDecay(1.5));
    assertThrows(IllegalArgumentException.class, () -> new CosineDecay(10, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new MultiStepDecay(List.of(5L, 5L), 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> new Piecewise(List.of(new Constant()), List.of(1L)));
  }
}
