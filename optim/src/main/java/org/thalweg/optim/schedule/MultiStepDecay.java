package org.thalweg.optim.schedule;

import java.util.List;
import org.thalweg.optim.Check;

/**
 * Falls by a factor at certain steps.
 *
 * @param steps at which it falls, ascending
 * @param factor at each fall, above 0 to 1
 */
public record MultiStepDecay(List<Long> steps, double factor) implements Schedule {
  /** Checks the numbers. */
  public MultiStepDecay {
    steps = List.copyOf(steps);
    Check.ascending("steps", steps);
    Check.within("factor", factor, 0, 1);
  }

  @Override
  public double at(long step) {
    return StrictMath.pow(factor, (double) steps.stream().filter(fall -> fall <= step).count());
  }
}
