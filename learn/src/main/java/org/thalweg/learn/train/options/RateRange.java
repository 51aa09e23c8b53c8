package org.thalweg.learn.train.options;

import org.thalweg.learn.data.InputException;

/**
 * The learning rates that a range test goes through, evenly on the logarithm.
 *
 * @param from the first
 * @param to the last
 * @param steps of the rule, 20 at least
 */
public record RateRange(double from, double to, int steps) {
  private static final double USUAL_BELOW = 1e-4;
  private static final double USUAL_ABOVE = 1e3;

  /**
   * Checks the numbers.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public RateRange {
    Given.above0("--from", from, "");
    Given.require(to > from && Double.isFinite(to), "--to " + to, "above the first rate, " + from);
    Given.require(steps >= 20, "--steps " + steps, "20 or more");
  }

  /** From a ten thousandth of a rule's usual rate to a thousand times it. */
  public static RateRange around(Optimizer optimizer, int steps) {
    double usual = optimizer.named().learningRate();
    return new RateRange(usual * USUAL_BELOW, usual * USUAL_ABOVE, steps);
  }

  /** The rate of a step, the first of which is 0. */
  public double at(int step) {
    return from * StrictMath.pow(to / from, step / (steps - 1.0));
  }
}
