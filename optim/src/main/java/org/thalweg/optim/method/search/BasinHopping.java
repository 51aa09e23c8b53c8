package org.thalweg.optim.method.search;

import java.util.SplittableRandom;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * Basin hopping (Wales and Doye 1997): from a minimum to a random place nearby and down again; the
 * new minimum is taken where it is lower, and else with probability exp(−Δ/T), Δ how much higher it
 * is.
 *
 * @param hops how many, at most
 * @param radius of a hop
 * @param temperature T; 0 to take lower ones alone
 */
public record BasinHopping(int hops, double radius, double temperature) implements SearchMethod {
  private static final int MOST_STEPS = 500;

  /** Checks the numbers. */
  public BasinHopping {
    Check.atLeast("hops", hops, 1);
    Check.positive("radius", radius);
    Check.notNegative("temperature", temperature);
  }

  /** A hundred hops of radius 0.5 at temperature 1. */
  public BasinHopping() {
    this(100, 0.5, 1);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Method inner = LocalSearch.of(f.problem(), MOST_STEPS).descent();
    return new Steps() {
      private Point at = start;
      private Point best = start;
      private int done;

      @Override
      public Step next() {
        if (done > hops) {
          return new Step.Stuck();
        }
        double[] from = at.x();
        if (done++ > 0) {
          from = Directions.around(from, radius * random.nextDouble(), random);
          f.problem().bounds().project(from);
        }
        Point end = Descent.run(inner, f, from, MOST_STEPS, random.nextLong()).point();
        double higher = end.value() - at.value();
        if (higher <= 0 || random.nextDouble() < StrictMath.exp(-higher / temperature)) {
          at = end;
        }
        best = end.value() < best.value() ? end : best;
        return new Step.Moved(best, radius);
      }
    };
  }
}
