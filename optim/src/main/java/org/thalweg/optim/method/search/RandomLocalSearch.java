package org.thalweg.optim.method.search;

import java.util.SplittableRandom;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * From the best place so far a few trials in random directions; the lowest becomes the new place.
 * Where none is lower the radius is halved, where one is it grows, until it vanishes beside the
 * place itself. No gradient is used.
 *
 * @param trials directions tried at each step
 * @param radius length of the first steps
 */
public record RandomLocalSearch(int trials, double radius) implements SearchMethod {
  private static final double GROWTH = 1.5;
  private static final double LEAST = 1e-12;

  /** Checks the numbers. */
  public RandomLocalSearch {
    Check.atLeast("trials", trials, 1);
    Check.positive("radius", radius);
  }

  /** Twenty directions of length 1. */
  public RandomLocalSearch() {
    this(20, 1);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Steps() {
      private Point best = Point.ofValue(start.x(), start.value());
      private double length = radius;

      @Override
      public Step next() {
        double size = 1;
        for (double value : best.x()) {
          size = Math.max(size, Math.abs(value));
        }
        if (length < LEAST * size) {
          return new Step.Stuck();
        }
        Point lowest = best;
        for (int i = 0; i < trials; i++) {
          double[] x = Directions.around(best.x(), length, random);
          f.problem().bounds().project(x);
          double value = f.value(x);
          if (value < lowest.value()) {
            lowest = Point.ofValue(x, value);
          }
        }
        double used = length;
        length *= lowest == best ? 0.5 : GROWTH;
        best = lowest;
        return new Step.Moved(best, used);
      }
    };
  }
}
