package org.thalweg.optim.method.newton;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * L-BFGS within bounds by two-metric projection (Bertsekas 1982; Schmidt, Kim and Sra 2012,
 * Projected Newton-type methods, 11.3): variables at a bound that the gradient pushes against are
 * held, the others go along −H·∇f, H of them alone, and what leaves the bounds is put back on them.
 * Steps are halved until the value falls enough.
 *
 * @param memory steps remembered
 */
public record LbfgsB(int memory) implements Method {
  private static final double DECREASE = 1e-4;

  /** Checks the number. */
  public LbfgsB {
    Check.atLeast("memory", memory, 1);
  }

  /** Ten steps remembered. */
  public LbfgsB() {
    this(10);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    return problem.l1() > 0
        ? Optional.of("knows no l1: take owl-qn, proximal-gradient or fista")
        : Optional.empty();
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Projected(f, start);
  }

  private final class Projected implements Steps {
    private final Evaluations f;
    private final Bounds bounds;
    private final Curvature curvature = new Curvature(memory);
    private final boolean[] everywhere;
    private Curvature part = new Curvature(memory);
    private boolean[] partly = {};
    private Point at;

    Projected(Evaluations f, Point start) {
      this.f = f;
      bounds = f.problem().bounds();
      at = start;
      everywhere = new boolean[start.x().length];
      Arrays.fill(everywhere, true);
    }

    @Override
    public Step next() {
      boolean[] free = free();
      double[] gradient = masked(at.gradient(), free);
      Curvature own = part(free);
      Optional<Step> step = along(own.descent(gradient), gradient, own.isKnown());
      if (step.isEmpty() && curvature.isKnown()) {
        curvature.forget();
        part.forget();
        step = along(Vectors.scaled(-1, gradient), gradient, false);
      }
      return step.orElseGet(Step.Stuck::new);
    }

    /** What is known of the free variables; kept while these are the same. */
    private Curvature part(boolean[] free) {
      if (Arrays.equals(free, everywhere)) {
        return curvature;
      }
      if (!Arrays.equals(free, partly)) {
        part = curvature.of(free);
        partly = free;
      }
      return part;
    }

    private void moved(Point to) {
      curvature.add(at, to);
      if (partly.length > 0) {
        part.add(held(at), held(to));
      }
      at = to;
    }

    /** A point without the variables that are held. */
    private Point held(Point point) {
      return new Point(masked(point.x(), partly), point.value(), masked(point.gradient(), partly));
    }

    private Optional<Step> along(double[] way, double[] gradient, boolean scaled) {
      double slope = Vectors.dot(way, gradient);
      if (!(slope < 0) || !Vectors.isFinite(way)) {
        return Optional.empty();
      }
      double t = scaled ? 1 : Math.min(1, 1 / Vectors.norm(way));
      double noise = 1e-15 * Math.abs(at.value());
      while (!f.isSpent()) {
        double[] x = Vectors.sum(at.x(), t, way);
        bounds.project(x);
        double[] step = Vectors.difference(x, at.x());
        if (Vectors.largest(step) == 0) {
          return Optional.empty();
        }
        Point to = f.at(x);
        double fall = Vectors.dot(at.gradient(), step);
        boolean lower = to.value() <= at.value() + DECREASE * fall;
        // Where values differ by rounding alone, a gradient that shrinks shows the way.
        boolean flatter =
            to.value() <= at.value() + noise
                && Math.abs(Vectors.dot(to.gradient(), step)) < Math.abs(fall);
        if (to.isFinite() && fall < 0 && (lower || flatter)) {
          moved(to);
          return Optional.of(new Step.Moved(at, t));
        }
        t *= shorter(t, slope, to);
      }
      return Optional.empty();
    }

    /** The parabola's minimum as a part of t, a tenth at least, a half at most. */
    private double shorter(double t, double slope, Point to) {
      double part = -slope * t / (2 * (to.value() - at.value() - t * slope));
      return part >= 0.1 && part <= 0.5 ? part : part > 0.5 ? 0.5 : 0.1;
    }

    private boolean[] free() {
      double[] x = at.x();
      boolean[] free = new boolean[x.length];
      for (int i = 0; i < x.length; i++) {
        free[i] = f.problem().slope(x, at.gradient(), i) != 0;
      }
      return free;
    }
  }

  private static double[] masked(double[] v, boolean[] free) {
    double[] masked = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      masked[i] = free[i] ? v[i] : 0;
    }
    return masked;
  }
}
