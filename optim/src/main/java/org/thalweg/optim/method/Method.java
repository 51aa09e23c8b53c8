package org.thalweg.optim.method;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/**
 * A way to a minimum: a record of options that starts a series of steps. It knows nothing of when
 * to stop; that is the loop's.
 */
public interface Method {

  /**
   * Begins at a point.
   *
   * @param f all evaluations go through it
   * @param start where to begin, with its gradient; within the bounds
   * @param seed of random numbers
   */
  Steps start(Evaluations f, Point start, long seed);

  /**
   * Whether it begins from a value and a gradient that are finite. Those that search do not: they
   * look elsewhere.
   */
  default boolean needsGradient() {
    return true;
  }

  /**
   * What the method lacks for a problem, in words that name a method that has it; nothing where it
   * suits. Most methods are for smooth functions without bounds.
   */
  default Optional<String> lacks(Problem problem) {
    if (problem.bounds().any()) {
      return Optional.of("knows no bounds: take lbfgs-b, projected-gradient or random-search");
    }
    if (problem.l1() > 0) {
      return Optional.of("knows no l1: take owl-qn, proximal-gradient or fista");
    }
    return Optional.empty();
  }
}
