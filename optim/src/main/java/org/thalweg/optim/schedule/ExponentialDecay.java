package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls by a factor at each step.
 *
 * @param factor at each step, above 0 to 1
 */
public record ExponentialDecay(double factor) implements Schedule {
  /** Checks the number. */
  public ExponentialDecay {
    Check.within("factor", factor, 0, 1);
  }

  @Override
  public double at(long step) {
    return StrictMath.pow(factor, (double) step);
  }
}
