package org.thalweg.optim.method.newton;

import java.util.Optional;
import org.thalweg.optim.linear.Cholesky;
import org.thalweg.optim.linear.SymmetricEigen;
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
 * Newton's method with a line search: the direction −H⁻¹·∇f where the Hessian is positive definite
 * (by Cholesky's factorization). Elsewhere its eigenvalues are made positive, |λ| and at least a
 * small part of the greatest (Nocedal and Wright, Numerical Optimization, 3.4; Greenstadt 1967);
 * and where the gradient has next to no part along the most negative curvature, as on the way to a
 * saddle, a step along it is added. It takes n² numbers and n³ operations a step.
 */
public record Newton() implements Method {
  /** Eigenvalues are made at least this part of the greatest. */
  private static final double FLOOR = 1e-8;

  /** A part of the gradient smaller than this shows no way along negative curvature. */
  private static final double NO_PART = 1e-3;

  /** How far to go along it, as a part of the place's size. */
  private static final double KICK = 0.1;

  private static final int MOST_VARIABLES = 5000;
  private static final LineSearch SEARCH = StrongWolfe.loose();

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new Curved(f), SEARCH);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    if (problem.dimension() > MOST_VARIABLES) {
      return Optional.of(
          "is for %d variables at most, here are %d: take newton-cg or lbfgs"
              .formatted(MOST_VARIABLES, problem.dimension()));
    }
    return Method.super.lacks(problem);
  }

  private static final class Curved implements Direction {
    private final Evaluations f;

    Curved(Evaluations f) {
      this.f = f;
    }

    @Override
    public double[] at(Point point) {
      int n = point.x().length;
      double[] hessian = f.hessian(point.x());
      double[] down = Vectors.scaled(-1, point.gradient());
      return Cholesky.of(hessian, n)
          .map(factors -> factors.solve(down))
          .or(() -> SymmetricEigen.of(hessian, n).map(eigen -> flipped(eigen, point)))
          .filter(way -> Vectors.isFinite(way) && Vectors.dot(way, point.gradient()) < 0)
          .orElse(down);
    }

    private static double[] flipped(SymmetricEigen eigen, Point point) {
      double[] slopes = eigen.parts(point.gradient());
      double[] values = eigen.values();
      double[] way = flipped(eigen, slopes);
      double slope = slopes[0];
      if (values[0] < -FLOOR * eigen.largest()
          && Math.abs(slope) <= NO_PART * Vectors.norm(point.gradient())) {
        double length = KICK * Math.max(1, Vectors.largest(point.x()));
        Vectors.addTo(way, slope > 0 ? -length : length, eigen.vectors()[0]);
      }
      return way;
    }

    private static double[] flipped(SymmetricEigen eigen, double[] slopes) {
      double floor = FLOOR * eigen.largest();
      double[] parts = new double[slopes.length];
      for (int i = 0; i < parts.length; i++) {
        double value = Math.max(Math.abs(eigen.values()[i]), floor);
        parts[i] = value == 0 ? -slopes[i] : -slopes[i] / value;
      }
      return eigen.whole(parts);
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return 1;
    }

    @Override
    public void moved(Point from, Point to) {}

    @Override
    public boolean restart() {
      return false;
    }
  }
}
