package org.thalweg.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Every schedule of the registry suits runs of any length. */
class NamedSchedulesTest {

  @Test
  void factorsAreFromZeroToOneInRunsOfAnyLength() {
    for (NamedSchedule named : Schedules.all()) {
      for (long epochs : new long[] {1, 2, 7, 100}) {
        for (long perEpoch : new long[] {1, 5, 30}) {
          Schedule schedule = named.over(epochs * perEpoch, perEpoch);
          double sum = 0;
          for (long step = 0; step < epochs * perEpoch; step++) {
            double factor = schedule.at(step);
            assertTrue(factor >= 0 && factor <= 1, named.name() + " at " + step + ": " + factor);
            sum += factor;
          }
          assertTrue(sum > 0, named.name() + " over " + epochs + "·" + perEpoch);
        }
      }
    }
  }

  @Test
  void namesAreUniqueAndFound() {
    HashSet<String> names = new HashSet<>();
    for (NamedSchedule named : Schedules.all()) {
      assertTrue(names.add(named.name()), named.name());
      assertEquals(named, Schedules.named(named.name()).orElseThrow());
    }
    assertTrue(Schedules.named("no-such").isEmpty());
  }

  @Test
  void endsAreWhereTheTextSays() {
    assertEquals(0.01, at("exponential", 100), 1e-12);
    assertEquals(0.01, at("step", 99), 1e-12);
    assertEquals(1 / 21.0, at("inverse-time", 100), 1e-12);
    // The rise takes 5 steps, so 100 steps after it began: √(5/105) of the highest rate.
    assertEquals(Math.sqrt(5 / 105.0), at("inverse-sqrt", 105), 1e-12);
    assertEquals(1, at("warmup", 5));
    assertEquals(0.25, at("polynomial", 50), 1e-12);
  }

  private static double at(String name, long step) {
    return Schedules.named(name).orElseThrow().over(100, 10).at(step);
  }
}
