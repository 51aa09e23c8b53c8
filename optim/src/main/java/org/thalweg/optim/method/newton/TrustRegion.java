package org.thalweg.optim.method.newton;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * Newton's method within a region where the quadratic model is trusted: the region grows where the
 * model foretold the value well, and shrinks where it did not (Conn, Gould and Toint 2000,
 * Trust-Region Methods, algorithm 6.1.1; Nocedal and Wright, algorithm 4.1). Where the Hessian is
 * at hand the region is an ellipsoid whose axes follow the roots of its diagonal, each the greatest
 * so far (Moré 1983, Recent developments in algorithms and software for trust region methods).
 *
 * @param subproblem how the model's lowest point in the region is found
 */
public record TrustRegion(Subproblem subproblem) implements Method {
  private static final int MOST_VARIABLES = 5000;

  /** How the model's lowest point in the region is found. */
  public enum Subproblem {
    /** Conjugate gradients that end at the region's edge or at negative curvature: no matrix. */
    STEIHAUG,
    /** The broken line from the steepest step to Newton's. */
    DOGLEG,
    /** Exactly, by the eigenvalues of the Hessian; goes down from saddles. */
    EXACT
  }

  /** Conjugate gradients. */
  public TrustRegion() {
    this(Subproblem.STEIHAUG);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    if (subproblem != Subproblem.STEIHAUG && problem.dimension() > MOST_VARIABLES) {
      return Optional.of(
          "is for %d variables at most, here are %d: take trust-region or lbfgs"
              .formatted(MOST_VARIABLES, problem.dimension()));
    }
    return Method.super.lacks(problem);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Trusting(f, start, subproblem);
  }

  private static final class Trusting implements Steps {
    /** The first radius, as a part of the point's size, or of 1 in each variable. */
    private static final double FIRST = 0.05;

    private static final double ACCEPTED = 1e-4;
    private static final double POOR = 0.25;
    private static final double GOOD = 0.75;
    private static final double NOISE = 10;

    /** An axis of the region is at least this part of the greatest curvature's. */
    private static final double NARROWEST = 1e-8;

    private final Evaluations f;
    private final Subproblem subproblem;
    private final Forcing forcing = new Forcing();
    private final double[] scale;
    private Point at;
    private double radius = Double.NaN;

    Trusting(Evaluations f, Point start, Subproblem subproblem) {
      this.f = f;
      this.subproblem = subproblem;
      at = start;
      scale = new double[start.x().length];
      Arrays.fill(scale, subproblem == Subproblem.STEIHAUG ? 1 : 0);
    }

    @Override
    public Step next() {
      RegionModel model = model();
      if (Double.isNaN(radius)) {
        double[] ones = new double[scale.length];
        Arrays.fill(ones, 1);
        radius = FIRST * Math.max(size(ones), size(at.x()));
      }
      double smallest = Math.ulp(1.0) * size(at.x()) / 4;
      while (radius > smallest && !f.isSpent()) {
        RegionModel.Trial trial = model.lowest(radius);
        double length = Vectors.norm(trial.step());
        if (!(trial.fall() >= 0) || !(length > 0)) {
          return new Step.Stuck();
        }
        Point next = f.at(to(trial.step()));
        double ratio = ratio(next, trial.fall());
        if (!(ratio >= POOR)) {
          radius = next.isFinite() ? Math.min(radius, length) / 4 : length / 10;
        } else if (ratio > GOOD && length >= 0.99 * radius) {
          radius *= 2;
        }
        if (ratio >= ACCEPTED) {
          at = next;
          return new Step.Moved(next, length);
        }
        if (trial.fall() == 0) {
          break;
        }
      }
      return new Step.Stuck();
    }

    private RegionModel model() {
      return switch (subproblem) {
        case STEIHAUG -> new SteihaugModel(f, at, forcing.next(Vectors.norm(at.gradient())));
        case DOGLEG -> new DoglegModel(scaledHessian(), scaledGradient());
        case EXACT -> new ExactModel(scaledHessian(), scaledGradient());
      };
    }

    /** Of s = D·p, with D made to suit first. */
    private double[] scaledHessian() {
      int n = scale.length;
      double[] hessian = f.hessian(at.x());
      double greatest = 0;
      for (int j = 0; j < n; j++) {
        double axis = Math.sqrt(curvature(hessian, j));
        scale[j] = Double.isFinite(axis) ? Math.max(scale[j], axis) : scale[j];
        greatest = Math.max(greatest, scale[j]);
      }
      for (int j = 0; j < n; j++) {
        scale[j] = Math.max(scale[j], greatest == 0 ? 1 : NARROWEST * greatest);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          hessian[i * n + j] /= scale[i] * scale[j];
        }
      }
      return hessian;
    }

    /**
     * How much curves along a variable: its entry of the diagonal, or what its other entries would
     * need there, were the Hessian positive definite.
     */
    private static double curvature(double[] hessian, int j) {
      int n = (int) Math.sqrt(hessian.length);
      double most = Math.abs(hessian[j * n + j]);
      for (int k = 0; k < n; k++) {
        double beside = Math.abs(hessian[j * n + k]);
        if (beside > 0) {
          double other = Math.max(Math.abs(hessian[k * n + k]), beside);
          most = Math.max(most, beside / other * beside);
        }
      }
      return most;
    }

    private double[] scaledGradient() {
      double[] scaled = at.gradient().clone();
      for (int j = 0; j < scaled.length; j++) {
        scaled[j] /= scale[j];
      }
      return scaled;
    }

    private double[] to(double[] step) {
      double[] to = at.x().clone();
      for (int j = 0; j < to.length; j++) {
        to[j] += step[j] / scale[j];
      }
      return to;
    }

    private double size(double[] x) {
      double[] scaled = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        scaled[j] = scale[j] * x[j];
      }
      return Vectors.norm(scaled);
    }

    /** How much of the fall that the model foretold came; both fuzzy by what rounding may do. */
    private double ratio(Point next, double fall) {
      if (!next.isFinite()) {
        return next.value() == Double.NEGATIVE_INFINITY ? 1 : Double.NaN;
      }
      double noise = NOISE * Math.ulp(1.0) * Math.abs(at.value());
      double real = at.value() - next.value();
      if (fall <= noise && Math.abs(real) <= noise) { // values tell nothing: gradients do
        return Vectors.norm(next.gradient()) < Vectors.norm(at.gradient()) ? 1 : -1;
      }
      return (real + noise) / (fall + noise);
    }
  }
}
