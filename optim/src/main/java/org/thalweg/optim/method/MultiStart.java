package org.thalweg.optim.method;

import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.optim.Check;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/**
 * Descents from many places, of which the lowest end is kept: for functions with several minima.
 * Each step draws a few places, within the bounds or else in a box around the first start, and
 * descends from the lowest of them; the first one descends from the start itself.
 *
 * @param descents how many, at most
 * @param draws places drawn for each
 * @param radius half the side of the box, where there are no bounds
 */
public record MultiStart(int descents, int draws, double radius) implements Method {
  private static final int MOST_STEPS = 500;

  /** Checks the numbers. */
  public MultiStart {
    Check.atLeast("descents", descents, 1);
    Check.atLeast("draws", draws, 1);
    Check.positive("radius", radius);
  }

  /** A hundred descents, each from the best of ten places. */
  public MultiStart() {
    this(100, 10, 10);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    return Optional.empty();
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    Box box = Box.of(f.problem().bounds(), start.x(), radius);
    SplittableRandom random = new SplittableRandom(seed);
    Method inner = Locally.method(f.problem());
    return new Steps() {
      private Point best = start;
      private int done;

      @Override
      public Step next() {
        if (done >= descents) {
          return new Step.Stuck();
        }
        double[] from = done++ == 0 ? start.x() : lowestOfDraws();
        Point end = Descent.run(inner, f, from, MOST_STEPS, random.nextLong());
        best = end.value() < best.value() ? end : best;
        return new Step.Moved(best, Double.NaN);
      }

      private double[] lowestOfDraws() {
        double[] lowest = box.draw(random);
        double value = f.value(lowest);
        for (int i = 1; i < draws; i++) {
          double[] x = box.draw(random);
          double other = f.value(x);
          if (other < value) {
            lowest = x;
            value = other;
          }
        }
        return lowest;
      }
    };
  }
}
