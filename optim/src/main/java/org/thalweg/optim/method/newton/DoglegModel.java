package org.thalweg.optim.method.newton;

import java.util.Optional;
import org.thalweg.optim.linear.Cholesky;
import org.thalweg.optim.linear.SymmetricEigen;
import org.thalweg.optim.problem.Vectors;

/**
 * The lowest point of the model on the broken line from the point over its lowest place along the
 * gradient to Newton's step (Powell 1970; Nocedal and Wright, Numerical Optimization, 4.1). Where
 * the Hessian is not positive definite, the line ends at the step with |λ| for its eigenvalues, and
 * the fall is that of the model with these.
 */
final class DoglegModel implements RegionModel {
  private static final double FLOOR = 1e-8;

  private final double[] gradient;
  private final double[] steepest;
  private final double[] newton;
  private final double steepestFall;
  private final double newtonFall;
  private final double curvature;

  DoglegModel(double[] hessian, double[] g) {
    gradient = g;
    int n = g.length;
    double[] down = Vectors.scaled(-1, g);
    Optional<Cholesky> factors = Cholesky.of(hessian, n);
    if (factors.isPresent()) {
      newton = factors.get().solve(down);
      curvature = curvature(hessian, g);
    } else {
      Optional<SymmetricEigen> eigen = SymmetricEigen.of(hessian, n);
      double[] slopes = eigen.map(found -> found.parts(g)).orElse(g);
      double[] parts = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double value = eigen.map(SymmetricEigen::largest).orElse(1.0) * FLOOR;
        value = eigen.isEmpty() ? 1 : Math.max(value, Math.abs(eigen.get().values()[i]));
        parts[i] = value == 0 ? -slopes[i] : -slopes[i] / value;
        sum += value * slopes[i] * slopes[i];
      }
      newton = eigen.map(found -> found.whole(parts)).orElse(down);
      curvature = sum;
    }
    double squares = Vectors.dot(g, g);
    steepest = Vectors.scaled(squares / curvature, down);
    steepestFall = squares / curvature * squares / 2;
    newtonFall = -Vectors.dot(g, newton) / 2;
  }

  private static double curvature(double[] hessian, double[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        sum += hessian[i * g.length + j] * g[i] * g[j];
      }
    }
    return sum;
  }

  @Override
  public Trial lowest(double radius) {
    if (Vectors.norm(newton) <= radius) {
      return new Trial(newton, newtonFall);
    }
    double length = Vectors.norm(steepest);
    if (!(length < radius)) {
      double norm = Vectors.norm(gradient);
      double part = radius / norm;
      return new Trial(
          Vectors.scaled(-part, gradient),
          part * norm * norm - part * part * Math.max(0, curvature) / 2);
    }
    double[] rest = Vectors.difference(newton, steepest);
    double t = Edge.reach(steepest, rest, radius);
    // Along the second piece the model is a parabola with its lowest point at the end.
    double fall = steepestFall + (newtonFall - steepestFall) * t * (2 - t);
    return new Trial(Vectors.sum(steepest, t, rest), fall);
  }
}
