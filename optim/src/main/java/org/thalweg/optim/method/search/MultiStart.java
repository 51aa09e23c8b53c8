package org.thalweg.optim.method.search;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * Descents from many places, of which the lowest end is kept: for functions with several minima
 * (Rinnooy Kan and Timmer 1987). The first descends from the start. Then they take turns: one
 * descends from the lowest of a few places drawn within the bounds, or else in a box around the
 * start; the next from beside the lowest end so far, which finds the way through a row of minima
 * (basin hopping that takes lower ends alone, Leary 2000), at distances from the whole box down to
 * a thousandth of it (the changing neighbourhoods of Mladenović and Hansen 1997). Where a descent
 * is stuck lower than all before and yet the gradient is not small, at a kink, a simplex goes on
 * from there.
 *
 * @param descents how many, at most
 * @param draws places drawn for each that does not begin beside the lowest end
 * @param radius half the side of the box, where there are no bounds
 */
public record MultiStart(int descents, int draws, double radius) implements SearchMethod {
  private static final int MOST_STEPS = 500;
  private static final double NEAREST = 1e-3;

  /** Checks the numbers. */
  public MultiStart {
    Check.atLeast("descents", descents, 1);
    Check.atLeast("draws", draws, 1);
    Check.positive("radius", radius);
  }

  /** A thousand descents, each from the best of ten places. */
  public MultiStart() {
    this(1000, 10, 10);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Search(f, start, seed);
  }

  private final class Search implements Steps {
    private final Evaluations f;
    private final Box box;
    private final SplittableRandom random;
    private final LocalSearch local;
    private Point best;
    private int done;

    Search(Evaluations f, Point start, long seed) {
      this.f = f;
      box = Box.of(f.problem().bounds(), start.x(), radius);
      random = new SplittableRandom(seed);
      local = LocalSearch.of(f.problem(), MOST_STEPS);
      best = start;
    }

    @Override
    public Step next() {
      if (isOver()) {
        return new Step.Stuck();
      }
      double[] from = done == 0 ? best.x() : done % 2 == 1 ? lowestOfDraws() : beside();
      done++;
      best = local.run(f, from, best, random.nextLong());
      return new Step.Moved(best, Double.NaN);
    }

    /** However small the gradient, lower minima may be elsewhere, until the search is over. */
    @Override
    public OptionalDouble stationarity() {
      return isOver() ? OptionalDouble.empty() : OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    private boolean isOver() {
      return done >= descents || f.isSpent();
    }

    private double[] lowestOfDraws() {
      double[] lowest = box.draw(random);
      double value = f.value(lowest);
      for (int i = 1; i < draws; i++) {
        double[] x = box.draw(random);
        double other = f.value(x);
        if (other < value || Double.isNaN(value)) {
          lowest = x;
          value = other;
        }
      }
      return lowest;
    }

    private double[] beside() {
      double distance = StrictMath.pow(NEAREST, random.nextDouble());
      double[] x = best.x().clone();
      for (int i = 0; i < x.length; i++) {
        double side = box.upper()[i] - box.lower()[i];
        x[i] += distance * side * (random.nextDouble() - 0.5);
      }
      f.problem().bounds().project(x);
      return x;
    }
  }
}
