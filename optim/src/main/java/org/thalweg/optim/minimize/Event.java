package org.thalweg.optim.minimize;

import org.thalweg.optim.problem.Point;

/** What happens in a run. */
public sealed interface Event {

  /**
   * The run begins.
   *
   * @param method how it goes down, and why so
   * @param start where it begins
   */
  record Started(Choice method, Point start) implements Event {}

  /**
   * A step was made.
   *
   * @param iteration counted from 1
   * @param point where it led
   * @param gradientNorm Euclidean norm of what must vanish at a minimum; NaN where the method
   *     computes no gradient
   * @param length multiple of the direction; NaN where the method has none
   * @param functionEvaluations so far
   */
  record Moved(
      int iteration, Point point, double gradientNorm, double length, long functionEvaluations)
      implements Event {}

  /** The run ended. */
  record Ended(Outcome outcome) implements Event {}
}
