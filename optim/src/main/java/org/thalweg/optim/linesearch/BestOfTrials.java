package org.thalweg.optim.linesearch;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * The best of a few trial steps: powers of ten from a thousandth of the first step to a thousand
 * times it, which needs no knowledge of the scale; where none of them leads lower, shorter ones.
 */
public record BestOfTrials() implements LineSearch {
  private static final double[] TRIALS = {1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3};

  /** To trials below all of these. */
  private static final double BELOW = 1e-7;

  @Override
  public Optional<Found> search(Evaluations f, Point from, double[] direction, double first) {
    Ray ray = new Ray(f, from, direction);
    double least = ray.least();
    double middle = first;
    while (middle > least && !f.isSpent()) {
      double best = 0;
      double lowest = from.value();
      for (double factor : TRIALS) {
        double t = middle * factor;
        double value = ray.value(t);
        if (value < lowest) {
          best = t;
          lowest = value;
        }
      }
      if (best > 0) {
        Point point = ray.at(best);
        return point.isFinite() ? Optional.of(new Found(point, best)) : Optional.empty();
      }
      middle *= BELOW;
    }
    return Optional.empty();
  }
}
