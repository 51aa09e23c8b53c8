package org.thalweg.optim.method.newton;

import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Point;

/**
 * The step to where the model is least over the variables that are free at the generalized Cauchy
 * point, the others at their bounds (Byrd, Lu, Nocedal and Zhu 1995, the direct primal method).
 * What leaves the bounds is put back on them; where that leads uphill, the way from the Cauchy
 * point is cut at the first bound instead (Morales and Nocedal 2011, Remark on algorithm 778).
 */
final class SubspaceStep {
  private final Bounds bounds;
  private final CompactCurvature curvature;
  private final CauchyPoint cauchy;
  private final double[] way;

  SubspaceStep(Bounds bounds, CompactCurvature curvature, int memory) {
    this.bounds = bounds;
    this.curvature = curvature;
    cauchy = new CauchyPoint(bounds, curvature, memory);
    way = new double[bounds.lower().length];
  }

  /** The step; false where there is no model as rounding spoilt it. */
  boolean find(Point at) {
    if (!cauchy.find(at)) {
      return false;
    }
    boolean[] free = cauchy.free();
    double[] gradient = at.gradient();
    if (!curvature.isKnown()) {
      toCauchyPoint(at);
      return true;
    }
    if (!curvature.minimize(gradient, free, cauchy.down(), cauchy.gone(), way)) {
      return false;
    }
    double slope = 0;
    for (int i = 0; i < way.length; i++) {
      if (!free[i]) {
        way[i] = cauchy.toBound(at, i);
      }
      slope += gradient[i] * within(at, i);
    }
    if (slope >= 0) {
      cut(at);
    }
    for (int i = 0; i < way.length; i++) {
      way[i] = within(at, i);
    }
    return true;
  }

  /** Good until the next one is found. */
  double[] way() {
    return way;
  }

  /** How far a variable goes, if it stops at its bounds. */
  private double within(Point at, int i) {
    double x = at.x()[i];
    return Math.max(bounds.lower()[i] - x, Math.min(bounds.upper()[i] - x, way[i]));
  }

  private double toCauchyPoint(Point at, int i) {
    return cauchy.free()[i] ? -cauchy.time() * at.gradient()[i] : cauchy.toBound(at, i);
  }

  private void toCauchyPoint(Point at) {
    for (int i = 0; i < way.length; i++) {
      way[i] = toCauchyPoint(at, i);
    }
  }

  private void cut(Point at) {
    double part = 1;
    for (int i = 0; i < way.length; i++) {
      double begin = toCauchyPoint(at, i);
      double more = way[i] - begin;
      double room = (more > 0 ? bounds.upper()[i] : bounds.lower()[i]) - at.x()[i] - begin;
      if (more != 0) {
        part = Math.min(part, Math.max(0, room / more));
      }
    }
    for (int i = 0; i < way.length; i++) {
      double begin = toCauchyPoint(at, i);
      way[i] = begin + part * (way[i] - begin);
    }
  }
}
