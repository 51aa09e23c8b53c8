package org.thalweg.optim.critical;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.optim.critical.CriticalPoint.Kind;
import org.thalweg.optim.linear.SymmetricEigen;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** The eigenvalues of the Hessian at a point, how sure they are, and what they say. */
final class SecondDerivatives {
  private static final int DENSE = 500;
  private static final int DENSE_BY_VALUES = 50;

  /** An eigenvalue has a sign if it is this many times its error away from 0. */
  private static final double SURE = 2;

  private static final double[] NONE = {};

  private final Evaluations f;
  private final Point at;
  private final FreeVariables free;

  SecondDerivatives(Evaluations f, Point at) {
    this.f = f;
    this.at = at;
    free = new FreeVariables(f.problem(), at);
  }

  CriticalPoint run() {
    if (free.count() == 0) {
      Kind kind = free.unsure() ? Kind.UNDECIDED : Kind.LOCAL_MINIMUM;
      return new CriticalPoint(kind, NONE, NONE, true, Double.NaN, NONE);
    }
    boolean byValues = f.problem().objective() instanceof FiniteDifferences;
    Optional<CriticalPoint> found =
        free.count() <= (byValues ? DENSE_BY_VALUES : DENSE) ? dense() : extremes();
    return found.orElseGet(
        () -> new CriticalPoint(Kind.UNDECIDED, NONE, NONE, false, Double.NaN, NONE));
  }

  private Optional<CriticalPoint> dense() {
    double[] hessian = free.hessian(f, at.x());
    ScaledHessian scaled = ScaledHessian.of(f, at, free, hessian);
    Optional<Pairs> own = pairs(hessian);
    Optional<Pairs> judged = pairs(scaled.scaled(hessian));
    if (own.isEmpty() || judged.isEmpty()) {
      return Optional.empty();
    }
    double[] errors = certainty(ScaledHessian.plain(f, at, free)).errors(own.get());
    double[] unsure = certainty(scaled).errors(judged.get());
    double[] drift = drift(scaled, judged.get());
    Arrays.setAll(unsure, i -> unsure[i] + drift[i]);
    return Optional.of(judge(own.get(), errors, true, scaled, judged.get(), unsure));
  }

  private Optional<CriticalPoint> extremes() {
    ScaledHessian plain = ScaledHessian.plain(f, at, free);
    return Lanczos.extremes(plain)
        .map(pairs -> {
          double[] errors = certainty(plain).errors(pairs);
          return judge(pairs, errors, false, plain, pairs, errors);
        });
  }

  private Certainty certainty(ScaledHessian hessian) {
    return new Certainty(hessian, f.problem().objective());
  }

  private Optional<Pairs> pairs(double[] matrix) {
    int n = free.count();
    return SymmetricEigen.of(matrix, n)
        .map(eigen -> {
          double[] errors = new double[n];
          Arrays.fill(errors, n * Math.ulp(1.0) * eigen.largest());
          return new Pairs(eigen.values(), eigen.vectors(), errors);
        });
  }

  /**
   * How much each eigenvalue changes between the point and where Newton's step leads, the true
   * critical point as far as can be told. Near the lowest point of x⁴ that is more than half of it,
   * however small the gradient.
   */
  private double[] drift(ScaledHessian scaled, Pairs pairs) {
    double[] values = pairs.values();
    double[] drift = new double[values.length];
    double[] step = new double[values.length];
    double[] slopes = scaled.slopes();
    for (int i = 0; i < values.length; i++) {
      double slope = Vectors.dot(pairs.vectors()[i], slopes);
      Vectors.addTo(
          step, slope == 0 || values[i] == 0 ? 0 : -slope / values[i], pairs.vectors()[i]);
    }
    if (Vectors.largest(step) == 0) {
      return drift;
    }
    double[] there = Vectors.sum(at.x(), 1, scaled.way(step));
    Optional<Pairs> moved = pairs(scaled.scaled(free.hessian(f, there)));
    Arrays.setAll(
        drift,
        i ->
            moved
                .map(found -> Math.abs(found.values()[i] - values[i]))
                .orElse(Double.POSITIVE_INFINITY));
    return drift;
  }

  private CriticalPoint judge(
      Pairs own,
      double[] errors,
      boolean complete,
      ScaledHessian scaled,
      Pairs judged,
      double[] unsure) {
    double[] signs = judged.values();
    int last = signs.length - 1;
    double[] way = scaled.way(judged.vectors()[0]);
    boolean falls = signs[0] < -SURE * unsure[0] && fallsAlong(way);
    boolean rises = signs[last] > SURE * unsure[last];
    Kind kind = Kind.UNDECIDED;
    if (falls && (rises || !free.all())) {
      kind = Kind.SADDLE;
    } else if (falls && signs[last] < -SURE * unsure[last]) {
      kind = Kind.LOCAL_MAXIMUM;
    } else if (!free.unsure() && allPositive(signs, unsure)) {
      kind = Kind.LOCAL_MINIMUM;
    }
    double largest = Vectors.largest(own.values());
    double rounding = own.values().length * Math.ulp(1.0) * largest;
    double condition = largest / Math.max(Math.abs(own.values()[own.nearest()]), rounding);
    double[] escape = falls ? Vectors.scaled(1 / Vectors.norm(way), way) : NONE;
    return new CriticalPoint(kind, own.values(), errors, complete, condition, escape);
  }

  /** Whether the function is lower somewhere along a way: its values are surer than curvatures. */
  private boolean fallsAlong(double[] way) {
    return f.isSpent() || OffCritical.along(at, way, f).isPresent();
  }

  private static boolean allPositive(double[] values, double[] errors) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > SURE * errors[i])) {
        return false;
      }
    }
    return true;
  }

  /** Eigenvalues, ascending, their vectors and errors. */
  record Pairs(double[] values, double[][] vectors, double[] errors) {

    /** Which is nearest to 0. */
    int nearest() {
      int nearest = 0;
      for (int i = 1; i < values.length; i++) {
        nearest = Math.abs(values[i]) < Math.abs(values[nearest]) ? i : nearest;
      }
      return nearest;
    }
  }
}
