package org.thalweg.optim.method.newton;

/**
 * How exactly to solve for a Newton step, relative to the gradient: 0.9·(|g|/|g before|)², choice 2
 * of Eisenstat and Walker (1996) with their safeguard against too sudden a fall; 0.5 at first and
 * at most.
 */
final class Forcing {
  private static final double MOST = 0.5;
  private static final double PART = 0.9;
  private static final double SUDDEN = 0.1;

  private double before = Double.NaN;
  private double last = MOST;

  double next(double norm) {
    if (!Double.isNaN(before)) {
      double next = PART * (norm / before) * (norm / before);
      double guard = PART * last * last;
      last = Math.min(MOST, guard > SUDDEN ? Math.max(next, guard) : next);
    }
    before = norm;
    return last;
  }
}
