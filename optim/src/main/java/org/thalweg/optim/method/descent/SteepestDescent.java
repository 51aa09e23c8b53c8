package org.thalweg.optim.method.descent;

import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.method.direction.FirstSteps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Steepest descent, each step as long as a line search says (Cauchy 1847).
 *
 * @param search how far to go
 */
public record SteepestDescent(LineSearch search) implements Method {

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new Steepest(), search);
  }

  private static final class Steepest implements Direction {
    @Override
    public double[] at(Point point) {
      return Vectors.scaled(-1, point.gradient());
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return FirstSteps.unscaled(point, way, slope, before);
    }

    @Override
    public void moved(Point from, Point to) {}

    @Override
    public boolean restart() {
      return false;
    }
  }
}
