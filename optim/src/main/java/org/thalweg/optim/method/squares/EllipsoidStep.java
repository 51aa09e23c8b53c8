package org.thalweg.optim.method.squares;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.optim.linear.BoundedStep;
import org.thalweg.optim.linear.LinearLeastSquares;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Vectors;

/** Where |r + J·p| is least in an ellipsoid |D·p| ≤ Δ about a point, within bounds. */
final class EllipsoidStep {
  /** How much longer than asked a full step may be. */
  private static final double SLACK = 1.1;

  private final LeastSquaresPoint at;
  private final double[] scale;
  private final Bounds bounds;
  private Optional<LinearLeastSquares.Spectrum> spectrum = Optional.empty();

  EllipsoidStep(LeastSquaresPoint at, double[] scale, Bounds bounds) {
    this.at = at;
    this.scale = scale;
    this.bounds = bounds;
  }

  /** The place a step leads to. */
  double[] to(double radius) {
    double[] x = at.point().x();
    double[] unit = pick(scale, at.free());
    LinearLeastSquares linear = at.linear();
    double[] step =
        at.fullStep()
            .filter(full -> size(full, unit) <= SLACK * radius)
            .or(() -> {
              spectrum = spectrum.or(() -> linear.spectrum(unit));
              return spectrum.map(found -> held(found, unit, radius));
            })
            .orElseGet(() -> steepest(unit, radius));
    double[] to = Vectors.sum(x, 1, at.spread(step));
    return isWithin(to) ? to : bounded(to, radius);
  }

  private static double[] held(LinearLeastSquares.Spectrum spectrum, double[] unit, double radius) {
    int n = unit.length;
    double[] squares = new double[n];
    double[] slopes = new double[n];
    for (int i = 0; i < n; i++) {
      squares[i] = spectrum.values()[i] * spectrum.values()[i];
      slopes[i] = spectrum.values()[i] * spectrum.sides()[i];
    }
    double[] parts = BoundedStep.of(squares, slopes, radius);
    double[] step = new double[n];
    for (int i = 0; i < n; i++) {
      Vectors.addTo(step, parts[i], spectrum.vectors()[i]);
    }
    for (int j = 0; j < n; j++) {
      step[j] /= unit[j];
    }
    return step;
  }

  private double[] steepest(double[] unit, double radius) {
    double[] slopes = pick(at.point().gradient(), at.free());
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] /= unit[j];
    }
    double[] step = Vectors.scaled(-radius / Vectors.norm(slopes), slopes);
    for (int j = 0; j < step.length; j++) {
      step[j] /= unit[j];
    }
    return step;
  }

  /**
   * A step that leaves the bounds: those variables stop there, and the others are solved for again,
   * until none leaves; or all are simply cut off, whichever is foretold to lead lower.
   */
  private double[] bounded(double[] to, double radius) {
    double[] cut = to.clone();
    bounds.project(cut);
    double[] x = at.point().x();
    double[] held = x.clone();
    boolean[] stopped = new boolean[x.length];
    double[] trial = to;
    int[] left = at.free();
    while (!isWithin(trial)) {
      for (int j : left) {
        double clamped = bounds.clamp(j, trial[j]);
        if (clamped != trial[j]) {
          stopped[j] = true;
          held[j] = clamped;
        }
      }
      left = without(left, stopped);
      double[] fixedStep = Vectors.difference(held, x);
      double[] unit = pick(scale, left);
      double used = size(fixedStep, scale);
      double rest = Math.sqrt(Math.max(0.01, 1 - used / radius * (used / radius))) * radius;
      LinearLeastSquares linear =
          LinearLeastSquares.of(
              at.columns(left), Vectors.sum(at.residuals(), 1, at.change(fixedStep)), left.length);
      Optional<double[]> step =
          linear
              .solution()
              .filter(full -> size(full, unit) <= SLACK * rest)
              .or(() -> linear.spectrum(unit).map(found -> held(found, unit, rest)));
      if (step.isEmpty()) {
        return cut;
      }
      trial = held.clone();
      for (int k = 0; k < left.length; k++) {
        trial[left[k]] = x[left[k]] + step.get()[k];
      }
    }
    return foretold(trial) < foretold(cut) ? trial : cut;
  }

  private double foretold(double[] to) {
    return Vectors.norm(
        Vectors.sum(at.residuals(), 1, at.change(Vectors.difference(to, at.point().x()))));
  }

  private boolean isWithin(double[] to) {
    for (int j = 0; j < to.length; j++) {
      if (to[j] != bounds.clamp(j, to[j])) {
        return false;
      }
    }
    return true;
  }

  private static int[] without(int[] variables, boolean[] stopped) {
    int[] left = new int[variables.length];
    int count = 0;
    for (int j : variables) {
      if (!stopped[j]) {
        left[count++] = j;
      }
    }
    return Arrays.copyOf(left, count);
  }

  private static double[] pick(double[] values, int[] which) {
    double[] picked = new double[which.length];
    for (int k = 0; k < which.length; k++) {
      picked[k] = values[which[k]];
    }
    return picked;
  }

  private static double size(double[] step, double[] unit) {
    double[] scaled = new double[step.length];
    for (int j = 0; j < step.length; j++) {
      scaled[j] = unit[j] * step[j];
    }
    return Vectors.norm(scaled);
  }
}
