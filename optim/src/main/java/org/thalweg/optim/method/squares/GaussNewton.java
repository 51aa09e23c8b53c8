package org.thalweg.optim.method.squares;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * Gauss's method for sums of squares, with a line search: the residuals are taken as linear, min |r
 * + J·p|, solved by QR (Nocedal and Wright, Numerical Optimization, 10.3). Where J has not full
 * rank, the shortest such step is taken.
 */
public record GaussNewton() implements Method {
  private static final LineSearch SEARCH = StrongWolfe.loose();

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new Linear(f, start), SEARCH);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    if (problem.objective().residuals().isEmpty()) {
      return Optional.of("is for sums of squares: take newton or lbfgs");
    }
    if (problem.bounds().any()) {
      return Optional.of("knows no bounds: take levenberg-marquardt");
    }
    return Method.super.lacks(problem);
  }

  private static final class Linear implements Direction {
    private final Evaluations f;
    private LeastSquaresPoint about;

    Linear(Evaluations f, Point start) {
      this.f = f;
      about = LeastSquaresPoint.at(f, start.x());
    }

    @Override
    public double[] at(Point point) {
      double[] down = Vectors.scaled(-1, point.gradient());
      if (!about.isFinite()) {
        return down;
      }
      return about
          .fullStep()
          .or(about.linear()::shortest)
          .filter(way -> Vectors.dot(way, point.gradient()) < 0)
          .orElse(down);
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return 1;
    }

    @Override
    public void moved(Point from, Point to) {
      about = LeastSquaresPoint.at(f, to.x());
    }

    @Override
    public boolean restart() {
      return false;
    }

    @Override
    public OptionalDouble stationarity() {
      return OptionalDouble.of(about.stationarity());
    }
  }
}
