package org.thalweg.optim.method.search;

import java.util.SplittableRandom;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * Values at random places, of which the lowest is kept: what any method must beat. Places are drawn
 * evenly within the bounds, where there are none within a box around the start.
 *
 * @param radius half the side of the box
 */
public record RandomSearch(double radius) implements SearchMethod {

  /** Checks the radius. */
  public RandomSearch {
    Check.positive("radius", radius);
  }

  /** Within 10 of the start. */
  public RandomSearch() {
    this(10);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    Box box = Box.of(f.problem().bounds(), start.x(), radius);
    SplittableRandom random = new SplittableRandom(seed);
    return new Steps() {
      private Point best = Point.ofValue(start.x(), start.value());

      @Override
      public Step next() {
        double[] x = box.draw(random);
        double value = f.value(x);
        if (value < best.value()) {
          best = Point.ofValue(x, value);
        }
        return new Step.Moved(best, Double.NaN);
      }
    };
  }
}
