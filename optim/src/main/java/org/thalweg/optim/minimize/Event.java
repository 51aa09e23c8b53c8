package org.thalweg.optim.minimize;

import org.thalweg.optim.critical.CriticalPoint;
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

  /**
   * The point is a saddle or a maximum, and the run goes on from beside it.
   *
   * @param iteration after which
   * @param from the point
   * @param critical what kind of point it is
   * @param to where the run goes on
   */
  record Escaped(int iteration, Point from, CriticalPoint critical, Point to) implements Event {}

  /** The run ended. */
  record Ended(Outcome outcome) implements Event {}
}
