package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * 1/(1 + rate·t): the order of fall for which stochastic descent is sure to arrive (Robbins and
 * Monro 1951).
 *
 * @param rate fall per step, 0 or more
 */
public record InverseTimeDecay(double rate) implements Schedule {
  /** Checks the number. */
  public InverseTimeDecay {
    Check.atLeast("rate", rate, 0);
  }

  @Override
  public double at(long step) {
    return 1 / (1 + rate * step);
  }
}
