package org.thalweg.optim.method.direction;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** Steps along a direction, as far as a line search says. */
public final class Descending implements Steps {
  private final Evaluations f;
  private final Direction direction;
  private final LineSearch search;
  private Point at;
  private Direction.Searched before = Direction.Searched.NONE;

  /**
   * Begins at a point.
   *
   * @param direction which way, at each point; it learns from the steps
   * @param search how far
   */
  public Descending(Evaluations f, Point start, Direction direction, LineSearch search) {
    this.f = f;
    this.direction = direction;
    this.search = search;
    at = start;
  }

  @Override
  public Step next() {
    Optional<Step> step = along(direction.at(at));
    if (step.isEmpty() && direction.restart()) {
      before = Direction.Searched.NONE;
      step = along(direction.at(at));
    }
    return step.orElseGet(Step.Stuck::new);
  }

  @Override
  public OptionalDouble stationarity() {
    return direction.stationarity();
  }

  private Optional<Step> along(double[] way) {
    double slope = Vectors.dot(at.gradient(), way);
    if (!(slope < 0) || slope == Double.NEGATIVE_INFINITY) {
      return Optional.empty();
    }
    double first = direction.firstStep(at, way, slope, before);
    Optional<LineSearch.Found> found = search.search(f, at, way, first);
    return found.map(end -> {
      before = new Direction.Searched(end.step(), slope);
      direction.moved(at, end.point());
      at = end.point();
      return new Step.Moved(at, end.step());
    });
  }
}
