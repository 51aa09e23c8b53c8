package org.thalweg.optim.method;

import org.thalweg.optim.problem.Point;

/** What came of a step. */
public sealed interface Step {

  /**
   * It led somewhere: to a new place, or back to the same after trials in vain.
   *
   * @param point where the method now is
   * @param length multiple of its direction that it went, or what it calls the size of a step; NaN
   *     where it has none
   */
  record Moved(Point point, double length) implements Step {}

  /** No step leads lower, as far as the method can see. */
  record Stuck() implements Step {}
}
