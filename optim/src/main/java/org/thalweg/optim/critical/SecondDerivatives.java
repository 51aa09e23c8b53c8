package org.thalweg.optim.critical;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.ProgramObjective;
import org.thalweg.optim.critical.CriticalPoint.Kind;
import org.thalweg.optim.linear.Cholesky;
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

  /** Up to so many variables entries of a Hessian may be computed one by one. */
  private static final int FACTORED = 2500;

  private static final int NEWTON_STEPS = 20;
  private static final double NEWTON_REST = 1e-2;
  private static final double[] NONE = {};

  private final Evaluations f;
  private final Point at;
  private final FreeVariables free;
  private final long products;

  /**
   * Of a point.
   *
   * @param products with the Hessian, at most, where variables are many
   */
  SecondDerivatives(Evaluations f, Point at, long products) {
    this.f = f;
    this.at = at;
    this.products = products;
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

  double leftToGain() {
    boolean exact = f.problem().objective() instanceof ProgramObjective;
    if (!exact || free.unsure() || free.count() == 0 || free.count() > DENSE) {
      return Double.POSITIVE_INFINITY;
    }
    double[] slopes = free.slopes(f.problem(), at);
    return Cholesky.of(free.hessian(f, at.x()), slopes.length)
        .map(factors -> Vectors.dot(slopes, factors.solve(slopes)) / 2)
        .orElse(Double.POSITIVE_INFINITY);
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
    return Optional.of(
        judge(own.get(), errors, true, scaled, judged.get(), plus(unsure, drift), 0));
  }

  private Optional<CriticalPoint> extremes() {
    ScaledHessian plain = ScaledHessian.plain(f, at, free);
    Optional<CriticalPoint> found =
        Probe.width(plain)
            .map(width -> assembled(plain, width))
            .filter(Assembled::isWhole)
            .flatMap(this::byEntries);
    if (found.isPresent()) {
      return found;
    }
    found = byProducts(plain);
    boolean unsure = found.filter(point -> point.kind() == Kind.UNDECIDED).isPresent();
    int n = free.count();
    if (unsure && n <= FACTORED && 2L * n + Probe.BESIDES <= products) {
      return byEntries(assembled(plain, n - 1)).or(() -> byProducts(plain));
    }
    return found;
  }

  private Assembled assembled(ScaledHessian plain, int width) {
    Band entries = Probe.band(plain, at.x(), width);
    ScaledHessian scaled = ScaledHessian.of(f, at, free, entries);
    return new Assembled(plain, scaled, entries, certainty(scaled));
  }

  private Optional<CriticalPoint> byEntries(Assembled hessian) {
    ScaledHessian plain = ScaledHessian.plain(f, at, free);
    if (hessian.isPositive()) {
      return hessian
          .extremes()
          .map(pairs -> {
            double[] errors = certainty(plain).errors(pairs);
            Kind kind = free.unsure() ? Kind.UNDECIDED : Kind.LOCAL_MINIMUM;
            return new CriticalPoint(kind, pairs.values(), errors, false, condition(pairs), NONE);
          });
    }
    Optional<Pairs> own = hessian.ends().map(Lanczos.Ends::pairs);
    Optional<Pairs> judged = hessian.scaledEnds().map(Lanczos.Ends::pairs);
    if (own.isEmpty() || judged.isEmpty()) {
      return Optional.empty();
    }
    double[] errors = certainty(plain).errors(own.get());
    double[] unsure = certainty(hessian.scaled()).errors(judged.get());
    double missed = hessian.isNegative() ? 0 : Double.POSITIVE_INFINITY;
    return Optional.of(
        judge(own.get(), errors, false, hessian.scaled(), judged.get(), unsure, missed));
  }

  private Optional<CriticalPoint> byProducts(ScaledHessian plain) {
    return Lanczos.both(plain::product, free.count(), products)
        .map(ends -> {
          Pairs pairs = ends.pairs();
          double[] errors = certainty(plain).errors(pairs);
          double[] unsure = plus(errors, change(plain, pairs));
          return judge(pairs, errors, false, plain, pairs, unsure, ends.missed());
        });
  }

  /** How much curvature along vectors changes to about where Newton's step leads. */
  private double[] change(ScaledHessian plain, Pairs pairs) {
    double[] change = new double[pairs.values().length];
    double[] step = newton(plain);
    if (Vectors.largest(step) > 0) {
      double[] there = plain.moved(step);
      for (int i = 0; i < change.length; i++) {
        double[] v = pairs.vectors()[i];
        double curvature = Vectors.dot(v, plain.product(there, v));
        double off = Math.abs(curvature - pairs.values()[i]);
        change[i] = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
      }
    }
    return change;
  }

  /** Newton's step by a few of the steps of conjugate gradients, up to negative curvature. */
  private static double[] newton(ScaledHessian hessian) {
    double[] step = new double[hessian.count()];
    double[] rest = Vectors.scaled(-1, hessian.slopes());
    double[] way = rest.clone();
    double square = Vectors.dot(rest, rest);
    double enough = NEWTON_REST * NEWTON_REST * square;
    for (int k = 0; k < NEWTON_STEPS && square > enough; k++) {
      double[] product = hessian.product(way);
      double curvature = Vectors.dot(way, product);
      if (!(curvature > 0)) {
        break;
      }
      Vectors.addTo(step, square / curvature, way);
      Vectors.addTo(rest, -square / curvature, product);
      double next = Vectors.dot(rest, rest);
      way = Vectors.sum(rest, next / square, way);
      square = next;
    }
    return step;
  }

  private static double[] plus(double[] a, double[] b) {
    return Vectors.sum(a, 1, b);
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
      double[] unsure,
      double missed) {
    double[] signs = judged.values();
    int last = signs.length - 1;
    double[] way = scaled.way(judged.vectors()[0]);
    boolean falls = signs[0] < -SURE * unsure[0] && fallsAlong(way);
    boolean rises = signs[last] > SURE * unsure[last];
    Kind kind = Kind.UNDECIDED;
    if (falls && (rises || !free.all())) {
      kind = Kind.SADDLE;
    } else if (falls && signs[last] < -SURE * unsure[last] - missed) {
      kind = Kind.LOCAL_MAXIMUM;
    } else if (!free.unsure()
        && signs[0] > SURE * unsure[0] + missed
        && allPositive(signs, unsure)) {
      kind = Kind.LOCAL_MINIMUM;
    }
    double[] escape = falls ? Vectors.scaled(1 / Vectors.norm(way), way) : NONE;
    return new CriticalPoint(kind, own.values(), errors, complete, condition(own), escape);
  }

  private static double condition(Pairs pairs) {
    double largest = Vectors.largest(pairs.values());
    double rounding = pairs.values().length * Math.ulp(1.0) * largest;
    return largest / Math.max(Math.abs(pairs.values()[pairs.nearest()]), rounding);
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
