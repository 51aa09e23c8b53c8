package org.thalweg.optim.method.newton;

import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Conjugate gradients from 0, which end at the region's edge, at negative curvature, or where the
 * residual is small enough (Steihaug 1983; Nocedal and Wright, Numerical Optimization, algorithm
 * 7.2).
 */
final class SteihaugModel implements RegionModel {
  private final Evaluations f;
  private final Point at;
  private final double exactness;

  SteihaugModel(Evaluations f, Point at, double exactness) {
    this.f = f;
    this.at = at;
    this.exactness = exactness;
  }

  @Override
  public Trial lowest(double radius) {
    double[] z = new double[at.x().length];
    double[] r = at.gradient().clone();
    double[] d = Vectors.scaled(-1, r);
    double rr = Vectors.dot(r, r);
    double enough = exactness * Math.sqrt(rr);
    double fall = 0;
    for (int i = 0; i < 2 * z.length + 10; i++) {
      double[] product = f.product(at.x(), d);
      double curvature = Vectors.dot(d, product);
      double alpha = rr / curvature;
      double[] next = Vectors.sum(z, alpha, d);
      if (!(curvature > 0) || !(Vectors.norm(next) < radius)) {
        double t = Edge.reach(z, d, radius);
        fall += t * (rr - t * curvature / 2); // r·d = −r·r
        return new Trial(Vectors.sum(z, t, d), fall);
      }
      fall += alpha * rr / 2;
      z = next;
      Vectors.addTo(r, alpha, product);
      double after = Vectors.dot(r, r);
      if (!(Math.sqrt(after) > enough)) {
        break;
      }
      double beta = after / rr;
      rr = after;
      for (int j = 0; j < d.length; j++) {
        d[j] = beta * d[j] - r[j];
      }
    }
    return new Trial(z, fall);
  }
}
