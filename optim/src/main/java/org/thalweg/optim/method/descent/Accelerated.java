package org.thalweg.optim.method.descent;

import java.util.Optional;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * Gradient steps followed by a proximal one, which keeps bounds and l1: x ← prox(y − t·∇f(y)). With
 * acceleration y is x carried on (Nesterov 1983; FISTA: Beck and Teboulle 2009), which begins anew
 * where it leads up (O'Donoghue and Candès 2015, gradient scheme); without it y = x. The step t is
 * halved until f(x) ≤ f(y) + ⟨∇f(y), x − y⟩ + |x − y|²/2t, and may grow from step to step.
 *
 * @param accelerated whether y is carried on
 */
public record Accelerated(boolean accelerated) implements Method {
  private static final double GROWTH = 1.25;

  @Override
  public Optional<String> lacks(Problem problem) {
    return Optional.empty();
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Proximal(f, start);
  }

  private final class Proximal implements Steps {
    private final Evaluations f;
    private final Problem problem;
    private Point at;
    private Point carried;
    private double length;
    private double theta = 1;

    Proximal(Evaluations f, Point start) {
      this.f = f;
      problem = f.problem();
      at = start;
      carried = start;
      length = 1 / Math.max(1, Vectors.norm(start.gradient()));
    }

    @Override
    public Step next() {
      double t = length * GROWTH;
      Point to = f.at(proximal(t));
      while (!isBelow(to, t)) {
        t /= to.isFinite() ? 2 : 10;
        if (f.isSpent() || t < 1e-300) {
          return new Step.Stuck();
        }
        to = f.at(proximal(t));
      }
      length = t;
      if (Vectors.largest(Vectors.difference(to.x(), carried.x())) == 0) {
        return new Step.Stuck();
      }
      Point from = at;
      at = to;
      carried = accelerated ? carry(from, to) : to;
      return new Step.Moved(at, t);
    }

    /** The next point to step from. */
    private Point carry(Point from, Point to) {
      double[] step = Vectors.difference(to.x(), from.x());
      double[] back = Vectors.difference(carried.x(), to.x());
      if (Vectors.dot(back, step) > 0) {
        theta = 1;
        return to;
      }
      double next = (1 + Math.sqrt(1 + 4 * theta * theta)) / 2;
      double momentum = (theta - 1) / next;
      theta = next;
      if (momentum == 0) {
        return to;
      }
      double[] ahead = Vectors.sum(to.x(), momentum, step);
      problem.bounds().project(ahead);
      return f.at(ahead);
    }

    /** Whether the parabola above f at the carried point is above f at the new one as well. */
    private boolean isBelow(Point to, double t) {
      if (!to.isFinite()) {
        return false;
      }
      double[] step = Vectors.difference(to.x(), carried.x());
      double above = smooth(carried) + Vectors.dot(carried.gradient(), step);
      double noise = 1e-15 * Math.abs(carried.value());
      return smooth(to) <= above + Vectors.dot(step, step) / (2 * t) + noise;
    }

    private double smooth(Point point) {
      return point.value() - problem.penalty(point.x());
    }

    private double[] proximal(double t) {
      double[] x = Vectors.sum(carried.x(), -t, carried.gradient());
      double threshold = t * problem.l1();
      for (int i = 0; i < x.length; i++) {
        double shrunk = Math.copySign(Math.max(0, Math.abs(x[i]) - threshold), x[i]);
        x[i] = problem.bounds().clamp(i, shrunk);
      }
      return x;
    }
  }
}
