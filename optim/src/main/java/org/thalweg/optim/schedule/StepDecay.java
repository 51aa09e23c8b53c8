package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls by a factor each time so many steps are done.
 *
 * @param every steps
 * @param factor at each fall, above 0 to 1
 */
public record StepDecay(long every, double factor) implements Schedule {
  /** Checks the numbers. */
  public StepDecay {
    Check.atLeast("every", every, 1);
    Check.within("factor", factor, 0, 1);
  }

  @Override
  public double at(long step) {
    long falls = step / every;
    return StrictMath.pow(factor, (double) falls);
  }
}
