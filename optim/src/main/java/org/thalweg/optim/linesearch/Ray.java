package org.thalweg.optim.linesearch;

import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** The function along a ray: φ(t) = f(x + t·d), φ'(t) = ⟨∇f(x + t·d), d⟩. */
final class Ray {
  /** What two values may differ by that rounding alone could make differ, relative to them. */
  private static final double NOISE = 1e-15;

  private final Evaluations f;
  private final double[] direction;
  private final Point from;
  private final double slope;

  Ray(Evaluations f, Point from, double[] direction) {
    this.f = f;
    this.from = from;
    this.direction = direction;
    slope = slope(from);
  }

  /** φ'(0), negative for a direction of descent. */
  double slope() {
    return slope;
  }

  /** φ'(t) at a point of the ray. */
  double slope(Point point) {
    return Vectors.dot(point.gradient(), direction);
  }

  /** The place at t. */
  double[] place(double t) {
    return Vectors.sum(from.x(), t, direction);
  }

  /** Value and gradient at t. */
  Point at(double t) {
    return f.at(place(t));
  }

  /** The value at t. */
  double value(double t) {
    return f.value(place(t));
  }

  /** How much higher than at the start a value may be and yet be no higher but for rounding. */
  double noise() {
    return NOISE * Math.abs(from.value());
  }

  /** The step under which the place does not change in floating point. */
  double least() {
    double least = 0;
    for (int i = 0; i < direction.length; i++) {
      least = Math.max(least, Math.abs(direction[i]) / Math.max(1e-300, Math.abs(from.x()[i])));
    }
    return 1e-17 / least;
  }
}
