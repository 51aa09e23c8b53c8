package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Rises in equal steps to 1, which it has from step {@code steps} on (Goyal et al. 2017, section
 * 2.2).
 *
 * @param first the factor at step 0, 0 to 1
 * @param steps that it rises
 */
public record Warmup(double first, long steps) implements Schedule {
  /** Checks the numbers. */
  public Warmup {
    Check.within("first", first, 0, 1);
    Check.atLeast("steps", steps, 0);
  }

  /** A rise whose steps are all alike, the first one above 0 included. */
  public static Warmup over(long steps) {
    return new Warmup(1.0 / (steps + 1), steps);
  }

  @Override
  public double at(long step) {
    return step >= steps ? 1 : first + (1 - first) * step / steps;
  }
}
