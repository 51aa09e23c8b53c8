package org.thalweg.optim.method;

import java.util.Optional;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * Newton's method within a region where the quadratic model is trusted: the region grows where the
 * model foretold the value well, and shrinks where it did not (Conn, Gould and Toint 2000,
 * Trust-Region Methods, algorithm 6.1.1; Nocedal and Wright, algorithm 4.1).
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
    private static final double ACCEPTED = 1e-4;
    private static final double POOR = 0.25;
    private static final double GOOD = 0.75;
    private static final double NOISE = 10;

    private final Evaluations f;
    private final Subproblem subproblem;
    private final Forcing forcing = new Forcing();
    private Point at;
    private double radius;

    Trusting(Evaluations f, Point start, Subproblem subproblem) {
      this.f = f;
      this.subproblem = subproblem;
      at = start;
      radius = Math.max(1, Vectors.norm(start.x()));
    }

    @Override
    public Step next() {
      RegionModel model =
          switch (subproblem) {
            case STEIHAUG -> new SteihaugModel(f, at, forcing.next(Vectors.norm(at.gradient())));
            case DOGLEG -> new DoglegModel(f, at);
            case EXACT -> new ExactModel(f, at);
          };
      double smallest = Math.ulp(1.0) * Vectors.norm(at.x()) / 4;
      while (radius > smallest && !f.isSpent()) {
        RegionModel.Trial trial = model.lowest(radius);
        double length = Vectors.norm(trial.step());
        if (!(trial.fall() >= 0) || !(length > 0)) {
          return new Step.Stuck();
        }
        Point next = f.at(Vectors.sum(at.x(), 1, trial.step()));
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
