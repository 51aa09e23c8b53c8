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
final class SecondDerivativeTest {
  private static final int DENSE = 500;
  private static final int DENSE_BY_VALUES = 50;

  /** An eigenvalue has a sign if it is this many times its error away from 0. */
  private static final double SURE = 2;

  private final Evaluations f;
  private final Point at;
  private final FreeVariables free;

  SecondDerivativeTest(Evaluations f, Point at) {
    this.f = f;
    this.at = at;
    free = new FreeVariables(f.problem(), at);
  }

  CriticalPoint run() {
    if (free.count() == 0) {
      Kind kind = free.unsure() ? Kind.UNDECIDED : Kind.LOCAL_MINIMUM;
      return new CriticalPoint(
          kind, new double[0], new double[0], true, Double.NaN, new double[0]);
    }
    boolean byValues = f.problem().objective() instanceof FiniteDifferences;
    boolean dense = free.count() <= (byValues ? DENSE_BY_VALUES : DENSE);
    Optional<Pairs> pairs = dense ? all() : Lanczos.extremes(f, at.x(), free);
    return pairs
        .map(found -> judge(found, dense))
        .orElseGet(
            () ->
                new CriticalPoint(
                    Kind.UNDECIDED,
                    new double[0],
                    new double[0],
                    false,
                    Double.NaN,
                    new double[0]));
  }

  private Optional<Pairs> all() {
    int n = free.count();
    return SymmetricEigen.of(free.hessian(f, at.x()), n)
        .map(
            eigen -> {
              double[] errors = new double[n];
              Arrays.fill(errors, n * Math.ulp(1.0) * eigen.largest());
              return new Pairs(eigen.values(), eigen.vectors(), errors);
            });
  }

  private CriticalPoint judge(Pairs pairs, boolean complete) {
    double[] values = pairs.values();
    double[] errors = pairs.errors().clone();
    int last = values.length - 1;
    int smallest = 0;
    for (int i = 1; i <= last; i++) {
      smallest = Math.abs(values[i]) < Math.abs(values[smallest]) ? i : smallest;
    }
    double off = offBy(pairs, smallest);
    for (int i = 0; i <= last; i++) {
      errors[i] = Math.max(errors[i], off);
    }
    errors[smallest] += drift(values[smallest], pairs.vectors()[smallest]);
    boolean falls = values[0] < -SURE * errors[0];
    boolean rises = values[last] > SURE * errors[last];
    double condition = Vectors.largest(values) / Math.abs(values[smallest]);
    double[] escape = falls ? free.spread(pairs.vectors()[0]) : new double[0];
    Kind kind = Kind.UNDECIDED;
    if (falls && (rises || !free.all())) {
      kind = Kind.SADDLE;
    } else if (values[last] < -SURE * errors[last]) {
      kind = Kind.LOCAL_MAXIMUM;
    } else if (values[0] > SURE * errors[0] && !free.unsure()) {
      kind = surelyPositive(values, errors) ? Kind.LOCAL_MINIMUM : Kind.UNDECIDED;
    }
    return new CriticalPoint(kind, values, errors, complete, condition, escape);
  }

  private static boolean surelyPositive(double[] values, double[] errors) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > SURE * errors[i])) {
        return false;
      }
    }
    return true;
  }

  /** How far a pair is from being one: |H·v − λ·v| bounds the error of λ. */
  private double offBy(Pairs pairs, int which) {
    double[] vector = pairs.vectors()[which];
    double[] product = free.product(f, at.x(), vector);
    Vectors.addTo(product, -pairs.values()[which], vector);
    return Vectors.norm(product);
  }

  /**
   * How much the curvature along a vector changes between the point and where it says that the
   * slope along it ends. At x⁴ near 0 that is more than half of it, however small the gradient.
   */
  private double drift(double value, double[] vector) {
    double slope = Vectors.dot(vector, free.pick(at.gradient()));
    double step = -slope / value;
    if (slope == 0 || value == 0 || !Double.isFinite(step)) {
      return 0;
    }
    double[] there = Vectors.sum(at.x(), step, free.spread(vector));
    double curvature = Vectors.dot(vector, free.product(f, there, vector));
    double change = Math.abs(curvature - value);
    return Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
  }

  /** Eigenvalues, ascending, their vectors and errors. */
  record Pairs(double[] values, double[][] vectors, double[] errors) {}
}
