package org.thalweg.optim.linesearch;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/** How far to go in a direction of descent. */
public sealed interface LineSearch permits Armijo, StrongWolfe, BestOfTrials {

  /**
   * Where a search ended.
   *
   * @param point with its gradient
   * @param step multiple of the direction that led there
   */
  record Found(Point point, double step) {}

  /**
   * Searches along a ray.
   *
   * @param from where it begins, with its gradient
   * @param direction in which the function falls at first
   * @param first multiple of the direction to try first, above 0
   * @return nothing where no step was found that is good enough
   */
  Optional<Found> search(Evaluations f, Point from, double[] direction, double first);
}
