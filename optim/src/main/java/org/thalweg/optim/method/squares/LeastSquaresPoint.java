package org.thalweg.optim.method.squares;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.optim.linear.Compensated;
import org.thalweg.optim.linear.LinearLeastSquares;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** A sum of squares about a point: residuals r and their derivatives J. */
final class LeastSquaresPoint {
  /** Variables whose part in J·x is below this part of the greatest need not be known better. */
  private static final double NEGLIGIBLE = 1e-8;

  private final Point point;
  private final double[] residuals;
  private final double[] jacobian;
  private final boolean[] fixed;
  private final int[] free;
  private final double[] norms;
  private Optional<LinearLeastSquares> linear = Optional.empty();
  private Optional<double[]> full = Optional.empty();

  private LeastSquaresPoint(Point point, Evaluations.Linearized about, Bounds bounds) {
    this.point = point;
    residuals = about.residuals();
    jacobian = about.jacobian();
    int n = point.x().length;
    norms = LinearLeastSquares.columnNorms(jacobian, residuals.length, n);
    fixed = new boolean[n];
    int count = 0;
    int[] places = new int[n];
    for (int j = 0; j < n; j++) {
      double x = point.x()[j];
      double slope = point.gradient()[j];
      fixed[j] =
          x <= bounds.lower()[j] && (slope > 0 || x >= bounds.upper()[j])
              || x >= bounds.upper()[j] && slope < 0;
      if (!fixed[j]) {
        places[count++] = j;
      }
    }
    free = Arrays.copyOf(places, count);
  }

  static LeastSquaresPoint at(Evaluations f, double[] x) {
    Evaluations.Linearized about = f.linearized(x);
    double[] r = about.residuals();
    double[] gradient =
        Vectors.scaled(2, Compensated.transposedTimes(about.jacobian(), r, x.length));
    Point point = new Point(x, Vectors.dot(r, r), gradient);
    return new LeastSquaresPoint(point, about, f.problem().bounds());
  }

  Point point() {
    return point;
  }

  double[] residuals() {
    return residuals;
  }

  /** Variables that no bound holds back. */
  int[] free() {
    return free;
  }

  /** Whether a bound holds this variable back. */
  boolean isFixed(int variable) {
    return fixed[variable];
  }

  /** Lengths of the columns of J. */
  double[] norms() {
    return norms;
  }

  boolean isFinite() {
    return point.isFinite() && Vectors.isFinite(residuals) && Vectors.isFinite(jacobian);
  }

  /** J without the columns of variables held back. */
  double[] freeJacobian() {
    return columns(free);
  }

  /** Some columns of J, m×k. */
  double[] columns(int[] which) {
    int n = norms.length;
    if (which.length == n) {
      return jacobian;
    }
    double[] columns = new double[residuals.length * which.length];
    for (int i = 0; i < residuals.length; i++) {
      for (int k = 0; k < which.length; k++) {
        columns[i * which.length + k] = jacobian[i * n + which[k]];
      }
    }
    return columns;
  }

  /** r linearized about the point, after a step: J·p. */
  double[] change(double[] step) {
    double[] change = new double[residuals.length];
    for (int i = 0; i < change.length; i++) {
      double sum = 0;
      for (int j = 0; j < step.length; j++) {
        sum += jacobian[i * step.length + j] * step[j];
      }
      change[i] = sum;
    }
    return change;
  }

  /** The linear problem in the free variables, factored once. */
  LinearLeastSquares linear() {
    LinearLeastSquares found =
        linear.orElseGet(() -> LinearLeastSquares.of(freeJacobian(), residuals, free.length));
    if (linear.isEmpty()) {
      linear = Optional.of(found);
      full = found.solution();
    }
    return found;
  }

  /** Gauss and Newton's full step in the free variables; nothing where J has not full rank. */
  Optional<double[]> fullStep() {
    linear();
    return full;
  }

  /** A vector of the free variables among zeros. */
  double[] spread(double[] values) {
    double[] all = new double[norms.length];
    for (int k = 0; k < free.length; k++) {
      all[free[k]] = values[k];
    }
    return all;
  }

  /**
   * The greatest cosine between the residuals and a column of J, |Jⱼ·r|/(|Jⱼ|·|r|), whatever the
   * units (Moré 1978; gtol of MINPACK). Where the residuals vanish it need not.
   */
  double cosine() {
    double size = Vectors.norm(residuals);
    double cosine = 0;
    for (int j : free) {
      if (norms[j] > 0 && size > 0) {
        cosine = Math.max(cosine, Math.abs(point.gradient()[j]) / 2 / norms[j] / size);
      }
    }
    return cosine;
  }

  /**
   * How much Gauss and Newton's full step would change a variable, as a part of itself; infinite
   * where J has not full rank.
   */
  double relativeStep() {
    Optional<double[]> step = fullStep();
    if (step.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double extent = 0;
    for (int j : free) {
      extent = Math.max(extent, norms[j] * Math.abs(point.x()[j]));
    }
    double relative = 0;
    for (int k = 0; k < free.length; k++) {
      int j = free[k];
      double moved = norms[j] * Math.abs(step.get()[k]);
      double from = norms[j] * Math.abs(point.x()[j]) + NEGLIGIBLE * extent;
      relative = Math.max(relative, moved == 0 ? 0 : moved / from);
    }
    return relative;
  }

  /** How much shorter, as a part of it, that step would make the residuals were they linear. */
  double reducible() {
    double size = Vectors.norm(residuals);
    return fullStep()
        .map(step -> size == 0 ? 0 : Vectors.norm(change(spread(step))) / size)
        .orElse(1.0);
  }

  /** Whichever is less of the cosine and the relative step: 0 where no residual is left. */
  double stationarity() {
    if (!isFinite()) {
      return Double.NaN;
    }
    double cosine = cosine();
    return cosine == 0 ? 0 : Math.min(cosine, relativeStep());
  }
}
