package org.thalweg.optim.method.direction;

import java.util.OptionalDouble;
import org.thalweg.optim.problem.Point;

/** Which way to go: what a descent with a line search is made of besides the search. */
public interface Direction {

  /** Where to go from a point. */
  double[] at(Point point);

  /**
   * What the first trial of the search is.
   *
   * @param slope of the function along the direction
   * @param before last step and slope, 0 at first
   */
  double firstStep(Point point, double[] direction, double slope, Searched before);

  /** Learns from a step. */
  void moved(Point from, Point to);

  /** Forgets what it learned, where its direction was of no use; false if there was nothing. */
  boolean restart();

  /** As {@link org.thalweg.optim.method.Steps#stationarity}. */
  default OptionalDouble stationarity() {
    return OptionalDouble.empty();
  }

  /**
   * How the last search ended.
   *
   * @param step multiple of the direction
   * @param slope along the direction at the start
   */
  record Searched(double step, double slope) {
    /** None so far. */
    public static final Searched NONE = new Searched(0, 0);
  }
}
