package org.thalweg.optim.method.newton;

import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.method.direction.FirstSteps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Truncated Newton with a line search: H·p = −∇f is solved by conjugate gradients, whose products
 * with the Hessian need no matrix, as exactly as pays (Nocedal and Wright, Numerical Optimization,
 * algorithm 7.1; the tolerance is choice 2 of Eisenstat and Walker 1996, Choosing the forcing terms
 * in an inexact Newton method). Where they meet negative curvature, they end with a step along it
 * as long as positive curvature of that size would make it.
 */
public record NewtonCg() implements Method {
  private static final LineSearch SEARCH = StrongWolfe.loose();

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new Truncated(f), SEARCH);
  }

  private static final class Truncated implements Direction {
    private final Evaluations f;
    private final Forcing forcing = new Forcing();
    private boolean scaled;

    Truncated(Evaluations f) {
      this.f = f;
    }

    @Override
    public double[] at(Point point) {
      double[] z = new double[point.x().length];
      double[] r = point.gradient().clone();
      double[] d = Vectors.scaled(-1, r);
      double enough = forcing.next(Vectors.norm(r)) * Vectors.norm(r);
      double rr = Vectors.dot(r, r);
      scaled = true;
      for (int i = 0; i < 2 * z.length + 10; i++) {
        double[] product = f.product(point.x(), d);
        double curvature = Vectors.dot(d, product);
        double size = Vectors.norm(d) * Vectors.norm(product);
        if (curvature < -Math.ulp(1.0) * size) { // as far along it as were it positive
          Vectors.addTo(z, -rr / curvature, d);
          return z;
        }
        if (!(curvature > Math.ulp(1.0) * size)) { // none or no number
          scaled = i > 0;
          return i > 0 ? z : d;
        }
        double alpha = rr / curvature;
        Vectors.addTo(z, alpha, d);
        Vectors.addTo(r, alpha, product);
        double next = Vectors.dot(r, r);
        if (!(Math.sqrt(next) > enough)) {
          break;
        }
        double beta = next / rr;
        rr = next;
        for (int j = 0; j < d.length; j++) {
          d[j] = beta * d[j] - r[j];
        }
      }
      return z;
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return scaled ? 1 : FirstSteps.unscaled(point, way, slope, Searched.NONE);
    }

    @Override
    public void moved(Point from, Point to) {}

    @Override
    public boolean restart() {
      return false;
    }
  }
}
