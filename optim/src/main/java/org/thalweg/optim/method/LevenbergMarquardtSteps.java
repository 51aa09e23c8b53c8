package org.thalweg.optim.method;

import java.util.OptionalDouble;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** The radius of the ellipsoid, and whether a trial is accepted (Moré 1978, section 7). */
final class LevenbergMarquardtSteps implements Steps {
  private static final double FIRST = 100;
  private static final double ACCEPTED = 1e-4;
  private static final double POOR = 0.25;
  private static final double GOOD = 0.75;

  /** Falls of the sum below this part of it may be rounding of the residuals. */
  private static final double NOISE = 1e-12;

  /** Trials among such falls before giving up. */
  private static final int TRIALS = 4;

  private final Evaluations f;
  private final double[] greatest;
  private final double[] scale;
  private LeastSquaresPoint at;
  private double radius = Double.NaN;

  LevenbergMarquardtSteps(Evaluations f, Point start) {
    this.f = f;
    at = LeastSquaresPoint.at(f, start.x());
    greatest = new double[start.x().length];
    scale = new double[start.x().length];
  }

  @Override
  public OptionalDouble stationarity() {
    return OptionalDouble.of(at.stationarity());
  }

  @Override
  public Step next() {
    if (!at.isFinite()) {
      return new Step.Stuck();
    }
    rescale();
    boolean first = Double.isNaN(radius);
    if (first) {
      double size = size(at.point().x());
      radius = size > 0 ? FIRST * size : FIRST;
    }
    EllipsoidStep solver = new EllipsoidStep(at, scale, f.problem().bounds());
    int vain = 0;
    double smallest = Math.ulp(1.0) * Math.max(size(at.point().x()), 1e-300) / 4;
    while (radius > smallest && !f.isSpent()) {
      double[] to = solver.to(radius);
      double[] step = Vectors.difference(to, at.point().x());
      double length = size(step);
      if (!(length > 0)) {
        return new Step.Stuck();
      }
      if (first) {
        radius = Math.min(radius, length);
        first = false;
      }
      double foretold = fall(at.residuals(), sum(at.residuals(), at.change(step)));
      double[] residuals = f.residuals(to);
      double real = fall(at.residuals(), residuals);
      double ratio = Double.isFinite(real) && foretold > 0 ? real / foretold : Double.NaN;
      boolean lower = ratio >= ACCEPTED;
      boolean noise =
          !lower
              && foretold <= NOISE * at.point().value()
              && Math.abs(real) <= NOISE * at.point().value();
      if (lower || noise) {
        LeastSquaresPoint next = LeastSquaresPoint.at(f, to);
        if (next.isFinite() && (lower || improves(next))) {
          at = next;
          resize(ratio, length, real, foretold);
          return new Step.Moved(at.point(), length);
        }
        if (noise && ++vain == TRIALS) {
          return new Step.Stuck();
        }
        ratio = Double.NaN; // a shorter one may do
      }
      resize(ratio, length, real, foretold);
    }
    return new Step.Stuck();
  }

  /** Whether a step among values that tell nothing is one towards a smaller gradient. */
  private boolean improves(LeastSquaresPoint next) {
    return next.stationarity() < at.stationarity()
        && Vectors.norm(next.point().gradient()) < Vectors.norm(at.point().gradient());
  }

  private void resize(double ratio, double length, double real, double foretold) {
    if (!(ratio > POOR)) {
      // The parabola through the values and the slope is lowest at this part of the step.
      double slope = -foretold;
      double part = Double.isNaN(ratio) ? 0 : slope / (2 * (slope + real));
      radius = Math.max(0.1, Math.min(0.5, part)) * Math.min(radius, 10 * length);
    } else if (ratio >= GOOD || length < 0.9 * radius) {
      radius = Math.max(radius / 2, 2 * length);
    }
  }

  /** Axes grow with the columns of J, and never shrink: a step through a flat place stays short. */
  private void rescale() {
    for (int j = 0; j < scale.length; j++) {
      greatest[j] = Math.max(greatest[j], at.norms()[j]);
      scale[j] = greatest[j] == 0 ? 1 : greatest[j];
    }
  }

  private double size(double[] step) {
    double[] scaled = new double[step.length];
    for (int j = 0; j < step.length; j++) {
      scaled[j] = scale[j] * step[j];
    }
    return Vectors.norm(scaled);
  }

  private static double[] sum(double[] a, double[] b) {
    return Vectors.sum(a, 1, b);
  }

  /** Σ a² − Σ b², each difference by itself, so that less is lost. */
  private static double fall(double[] a, double[] b) {
    double fall = 0;
    for (int i = 0; i < a.length; i++) {
      fall += (a[i] - b[i]) * (a[i] + b[i]);
    }
    return fall;
  }
}
