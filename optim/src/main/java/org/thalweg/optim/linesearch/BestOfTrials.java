package org.thalweg.optim.linesearch;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * The best of a few trial steps: powers of ten from a thousandth of the first step to a thousand
 * times it, which needs no knowledge of the scale; where none of them leads lower, shorter ones.
 */
public record BestOfTrials() implements LineSearch {
  private static final int DECADES = 3;

  @Override
  public Optional<Found> search(Evaluations f, Point from, double[] direction, double first) {
    Ray ray = new Ray(f, from, direction);
    double least = ray.least();
    double middle = first;
    while (middle > least && !f.isSpent()) {
      double best = 0;
      double lowest = from.value();
      for (int decade = -DECADES; decade <= DECADES; decade++) {
        double t = middle * Math.pow(10, decade);
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
      middle *= Math.pow(10, -2 * DECADES - 1);
    }
    return Optional.empty();
  }
}
