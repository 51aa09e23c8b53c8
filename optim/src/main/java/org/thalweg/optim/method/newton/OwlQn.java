package org.thalweg.optim.method.newton;

import java.util.Optional;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * Orthant-wise L-BFGS for f(x) + λ·Σ|xᵢ| (Andrew and Gao 2007): the subgradient of least norm takes
 * the gradient's place, the direction keeps to its signs, and a step that would take a variable
 * past 0 leaves it there.
 *
 * @param memory steps remembered
 */
public record OwlQn(int memory) implements Method {
  private static final double DECREASE = 1e-4;

  /** Checks the number. */
  public OwlQn {
    Check.atLeast("memory", memory, 1);
  }

  /** Ten steps remembered. */
  public OwlQn() {
    this(10);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    return problem.bounds().any()
        ? Optional.of("knows no bounds: take proximal-gradient or fista")
        : Optional.empty();
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Orthantwise(f, start);
  }

  private final class Orthantwise implements Steps {
    private final Evaluations f;
    private final Curvature curvature = new Curvature(memory);
    private Point at;

    Orthantwise(Evaluations f, Point start) {
      this.f = f;
      at = start;
    }

    @Override
    public Step next() {
      double[] slopes = f.problem().slopes(at);
      Optional<Step> step = along(curvature.descent(slopes), slopes);
      if (step.isEmpty() && curvature.isKnown()) {
        curvature.forget();
        step = along(Vectors.scaled(-1, slopes), slopes);
      }
      return step.orElseGet(Step.Stuck::new);
    }

    private Optional<Step> along(double[] way, double[] slopes) {
      for (int i = 0; i < way.length; i++) {
        if (way[i] * slopes[i] >= 0) {
          way[i] = 0;
        }
      }
      if (!(Vectors.dot(way, slopes) < 0) || !Vectors.isFinite(way)) {
        return Optional.empty();
      }
      double t = curvature.isKnown() ? 1 : Math.min(1, 1 / Vectors.norm(way));
      double noise = 1e-15 * Math.abs(at.value());
      for (; !f.isSpent(); t /= 2) {
        double[] x = Vectors.sum(at.x(), t, way);
        keepToOrthant(x, slopes);
        double[] step = Vectors.difference(x, at.x());
        if (Vectors.largest(step) == 0) {
          return Optional.empty();
        }
        Point to = f.at(x);
        double fall = Vectors.dot(slopes, step);
        if (to.isFinite() && to.value() <= at.value() + DECREASE * fall + noise) {
          curvature.add(at, to);
          at = to;
          return Optional.of(new Step.Moved(at, t));
        }
      }
      return Optional.empty();
    }

    private void keepToOrthant(double[] x, double[] slopes) {
      for (int i = 0; i < x.length; i++) {
        double sign = at.x()[i] != 0 ? Math.signum(at.x()[i]) : -Math.signum(slopes[i]);
        if (x[i] * sign < 0) {
          x[i] = 0;
        }
      }
    }
  }
}
