package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Rises from a low rate to the highest and falls to a much lower one, along half cosines (Smith and
 * Topin 2018, with the cosines of the fastai library).
 *
 * @param steps of the whole run, 2 at least
 * @param rise the part of the run that it rises, above 0 and below 1
 * @param first the factor at the first step, 0 to 1
 * @param last the factor at the last step, 0 to 1
 */
public record OneCycle(long steps, double rise, double first, double last) implements Schedule {
  /** Checks the numbers. */
  public OneCycle {
    Check.atLeast("steps", steps, 2);
    Check.within("rise", rise, 0, 1);
    Check.within("first", first, 0, 1);
    Check.within("last", last, 0, 1);
  }

  /** Usual numbers: it rises for 30 % of the run from 1/25, and ends at 1/250,000. */
  public static OneCycle over(long steps) {
    return new OneCycle(steps, 0.3, 1.0 / 25, 1.0 / 250_000);
  }

  @Override
  public double at(long step) {
    double top = rise * steps - 1;
    if (step <= top) {
      return CosineDecay.fall(1 - step / top, first);
    }
    return CosineDecay.fall(Math.min(1, (step - top) / (steps - 1 - top)), last);
  }
}
