package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * √(s/max(s, t)): 1 for the first s steps, then falling with the square root of time (Vaswani et
 * al. 2017, eq. 3, without its warm-up).
 *
 * @param steps s, at 1 at least
 */
public record InverseSquareRootDecay(long steps) implements Schedule {
  /** Checks the number. */
  public InverseSquareRootDecay {
    Check.atLeast("steps", steps, 1);
  }

  @Override
  public double at(long step) {
    return Math.sqrt((double) steps / Math.max(steps, step));
  }
}
