package org.thalweg.optim.fit;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.linear.LinearLeastSquares;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Vectors;

/** (J'J)⁻¹ in the parameters that no bound holds. */
final class Covariance {
  /** A part of a vector along which nothing changes that counts as more than rounding. */
  private static final double PART = 1e-3;

  private final double[] point;
  private final double[] residuals;
  private final Loss loss;
  private final double scale;
  private final int[] free;
  private final boolean[] held;
  private final LinearLeastSquares linear;
  private final boolean finite;

  Covariance(Residuals rows, Loss loss, double scale, double[] point, Bounds bounds) {
    this.point = point.clone();
    this.loss = loss;
    this.scale = scale;
    int n = point.length;
    residuals = new double[rows.count()];
    double[] jacobian = new double[residuals.length * n];
    rows.valuesAndJacobian(point, residuals, jacobian);
    held = new boolean[n];
    int[] places = new int[n];
    int count = 0;
    for (int j = 0; j < n; j++) {
      held[j] = point[j] <= bounds.lower()[j] || point[j] >= bounds.upper()[j];
      if (!held[j]) {
        places[count++] = j;
      }
    }
    free = Arrays.copyOf(places, count);
    finite = Vectors.isFinite(residuals) && Vectors.isFinite(jacobian);
    double[] columns = new double[residuals.length * count];
    for (int i = 0; finite && i < residuals.length; i++) {
      for (int k = 0; k < count; k++) {
        columns[i * count + k] = jacobian[i * n + free[k]];
      }
    }
    double[] sides = finite ? residuals : new double[residuals.length];
    linear = LinearLeastSquares.of(columns, sides, count);
  }

  FitStatistics statistics() {
    int n = point.length;
    int count = free.length;
    double sum = cost();
    int degrees = residuals.length - count;
    double deviation = degrees > 0 ? Math.sqrt(sum / degrees) : Double.NaN;
    double[] errors = new double[n];
    double[] correlations = new double[n * n];
    boolean[] determined = new boolean[n];
    Arrays.fill(errors, Double.NaN);
    Arrays.fill(correlations, Double.NaN);
    int rank = 0;
    double condition = Double.NaN;
    Optional<LinearLeastSquares.Spectrum> found =
        finite ? linear.spectrum(units()) : Optional.empty();
    if (count > 0 && found.isPresent()) {
      LinearLeastSquares.Spectrum spectrum = found.get();
      double least = residuals.length * Math.ulp(1.0) * spectrum.values()[0];
      boolean[] sure = new boolean[count];
      Arrays.fill(sure, true);
      for (int i = 0; i < count; i++) {
        if (spectrum.values()[i] > least) {
          rank++;
        } else {
          for (int k = 0; k < count; k++) {
            sure[k] &= Math.abs(spectrum.vectors()[i][k]) <= PART;
          }
        }
      }
      condition =
          rank < count
              ? Double.POSITIVE_INFINITY
              : spectrum.values()[0] / spectrum.values()[count - 1];
      for (int k = 0; k < count; k++) {
        determined[free[k]] = sure[k];
      }
      double[][] rows = rank == count ? inverse(linear.upper()) : halves(spectrum, least);
      fill(rows, sure, spread(degrees), errors, correlations);
    }
    return new FitStatistics(
        point,
        errors,
        correlations,
        residuals.length,
        degrees,
        sum,
        deviation,
        rank,
        condition,
        determined,
        held);
  }

  private double cost() {
    if (loss == Loss.SQUARED) {
      return Vectors.dot(residuals, residuals);
    }
    double sum = 0;
    for (double r : residuals) {
      sum += scale * scale * loss.cost(r / scale * (r / scale));
    }
    return sum;
  }

  /** What takes the place of the residual standard deviation in standard errors. */
  private double spread(int degrees) {
    int m = residuals.length;
    double squares = 0;
    double bend = 0;
    double bendSquares = 0;
    for (double r : residuals) {
      double z = r / scale * (r / scale);
      double slope = loss.slope(z) * r;
      squares += slope * slope;
      bend += loss.bend(z);
      bendSquares += loss.bend(z) * loss.bend(z);
    }
    if (degrees <= 0 || !(bend > 0)) {
      return Double.NaN;
    }
    double mean = bend / m;
    double variance = Math.max(0, bendSquares / m - mean * mean);
    double correction = 1 + (double) free.length / m * variance / (mean * mean);
    return correction * Math.sqrt(squares / degrees) / mean;
  }

  private double[] units() {
    double[] units = linear.norms().clone();
    for (int k = 0; k < units.length; k++) {
      units[k] = units[k] == 0 ? 1 : units[k];
    }
    return units;
  }

  /** From rows of a K with (D·J'J·D)⁻¹ = K·K'. */
  private void fill(
      double[][] rows, boolean[] sure, double spread, double[] errors, double[] correlations) {
    double[] units = units();
    for (int k = 0; k < free.length; k++) {
      double length = Vectors.norm(rows[k]);
      if (sure[k]) {
        errors[free[k]] = spread * length / units[k];
      }
      for (int l = 0; l <= k; l++) {
        double value = k == l ? 1 : Vectors.dot(rows[k], rows[l]) / length / Vectors.norm(rows[l]);
        boolean known = sure[k] && sure[l];
        correlations[free[k] * point.length + free[l]] = known ? value : Double.NaN;
        correlations[free[l] * point.length + free[k]] = known ? value : Double.NaN;
      }
    }
  }

  /** R⁻¹ of an upper triangle. */
  private static double[][] inverse(double[][] upper) {
    int n = upper.length;
    double[][] inverse = new double[n][n];
    for (int column = 0; column < n; column++) {
      for (int i = column; i >= 0; i--) {
        double sum = i == column ? 1 : 0;
        for (int j = i + 1; j <= column; j++) {
          sum -= upper[i][j] * inverse[j][column];
        }
        inverse[i][column] = sum / upper[i][i];
      }
    }
    return inverse;
  }

  /** V/s of the singular values above rounding. */
  private static double[][] halves(LinearLeastSquares.Spectrum spectrum, double least) {
    int n = spectrum.values().length;
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (spectrum.values()[i] > least) {
        for (int k = 0; k < n; k++) {
          rows[k][i] = spectrum.vectors()[i][k] / spectrum.values()[i];
        }
      }
    }
    return rows;
  }
}
