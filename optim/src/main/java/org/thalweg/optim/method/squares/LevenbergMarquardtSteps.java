package org.thalweg.optim.method.squares;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
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

  /**
   * Residuals this many times shorter than the first ones are none, if their slope is small too.
   */
  private static final double VANISHED = 1e-20;

  private static final double SMALL_SLOPE = 1e-8;

  /** Residuals are known well where they cannot be made shorter by tolerance/this of them. */
  private static final double REDUCIBLE = 1e-4;

  /** Residuals are linear that differ from what they would then be by this part of the first. */
  private static final double LINEAR = 1e-6;

  private final Evaluations f;
  private final double[] greatest;
  private final double[] scale;
  private LeastSquaresPoint at;
  private final double firstSize;
  private double radius = Double.NaN;
  private boolean stuck;

  LevenbergMarquardtSteps(Evaluations f, Point start) {
    this.f = f;
    at = LeastSquaresPoint.at(f, start.x());
    firstSize = Vectors.norm(at.residuals());
    greatest = new double[start.x().length];
    scale = new double[start.x().length];
  }

  /**
   * The relative step, and whether the residuals could still be much shorter: the cosine alone may
   * be small long before the parameters are known to as many digits. Where nothing leads lower any
   * more, whichever is less of cosine and step.
   */
  @Override
  public OptionalDouble stationarity() {
    if (!at.isFinite()) {
      return OptionalDouble.of(Double.NaN);
    }
    if (Vectors.norm(at.residuals()) <= VANISHED * firstSize
        && f.hasSmallGradient(at.point(), SMALL_SLOPE)) {
      return OptionalDouble.of(0);
    }
    double step = at.relativeStep();
    return OptionalDouble.of(
        stuck || step == Double.POSITIVE_INFINITY
            ? at.stationarity()
            : Math.max(step, REDUCIBLE * at.reducible()));
  }

  @Override
  public Step next() {
    Optional<Step> step = at.isFinite() ? step() : Optional.empty();
    stuck = step.isEmpty();
    return step.orElseGet(Step.Stuck::new);
  }

  private Optional<Step> step() {
    rescale();
    boolean first = Double.isNaN(radius);
    if (first) {
      double size = size(at.point().x());
      radius = size > 0 ? FIRST * size : FIRST;
    }
    if (first && isLinear()) {
      radius = size(at.spread(at.fullStep().orElseThrow()));
    }
    EllipsoidStep solver = new EllipsoidStep(at, scale, f.problem().bounds());
    int vain = 0;
    double smallest = Math.ulp(1.0) * Math.max(size(at.point().x()), 1e-300) / 4;
    while (radius > smallest && !f.isSpent()) {
      double[] to = solver.to(radius);
      double[] step = Vectors.difference(to, at.point().x());
      double length = size(step);
      if (!(length > 0)) {
        return Optional.empty();
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
          return Optional.of(new Step.Moved(at.point(), length));
        }
        if (noise && ++vain == TRIALS) {
          return Optional.empty();
        }
        ratio = Double.NaN; // a shorter one may do
      }
      resize(ratio, length, real, foretold);
    }
    return Optional.empty();
  }

  /** Whether the residuals change along the full step as linear ones do: then it needs no bound. */
  private boolean isLinear() {
    Optional<double[]> full = at.fullStep().map(at::spread);
    if (full.isEmpty()) {
      return false;
    }
    double[] there = f.residuals(sum(at.point().x(), full.get()));
    double[] expected = sum(at.residuals(), at.change(full.get()));
    return Vectors.norm(Vectors.difference(there, expected))
        <= LINEAR * Vectors.norm(at.residuals());
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
