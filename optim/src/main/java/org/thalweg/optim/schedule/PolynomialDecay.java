package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls to a last factor as a power of the part of the run that is left.
 *
 * @param steps to get there; it stays there
 * @param power 1 for a straight line
 * @param last the factor at the end, 0 to 1
 */
public record PolynomialDecay(long steps, double power, double last) implements Schedule {
  /** Checks the numbers. */
  public PolynomialDecay {
    Check.atLeast("steps", steps, 1);
    Check.atLeast("power", power, 0);
    Check.within("last", last, 0, 1);
  }

  @Override
  public double at(long step) {
    double left = 1 - (double) Math.min(step, steps) / steps;
    return last + (1 - last) * StrictMath.pow(left, power);
  }
}
