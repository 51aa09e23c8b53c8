package org.thalweg.optim.method;

import org.thalweg.optim.Check;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989): the direction −H·∇f, H the inverse
 * Hessian as the last few steps and changes of the gradient show it, by the two-loop recursion
 * (Nocedal and Wright, Numerical Optimization, algorithm 7.4).
 *
 * @param memory steps remembered
 */
public record Lbfgs(int memory) implements Method {
  /** A step is remembered where its curvature is above this part of what it could be. */
  private static final double LEAST_CURVATURE = 1e-12;

  private static final LineSearch SEARCH = StrongWolfe.loose();

  /** Checks the number. */
  public Lbfgs {
    Check.atLeast("memory", memory, 1);
  }

  /** Ten steps remembered. */
  public Lbfgs() {
    this(10);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new TwoLoop(memory), SEARCH);
  }

  private static final class TwoLoop implements Direction {
    private final double[][] steps;
    private final double[][] changes;
    private final double[] curvatures;
    private final double[] alphas;
    private int count;
    private int next;

    TwoLoop(int memory) {
      steps = new double[memory][];
      changes = new double[memory][];
      curvatures = new double[memory];
      alphas = new double[memory];
    }

    @Override
    public double[] at(Point point) {
      double[] way = Vectors.scaled(-1, point.gradient());
      for (int i = 1; i <= count; i++) {
        int k = Math.floorMod(next - i, steps.length);
        alphas[k] = Vectors.dot(steps[k], way) / curvatures[k];
        Vectors.addTo(way, -alphas[k], changes[k]);
      }
      if (count > 0) {
        int last = Math.floorMod(next - 1, steps.length);
        double scale = curvatures[last] / Vectors.dot(changes[last], changes[last]);
        for (int j = 0; j < way.length; j++) {
          way[j] *= scale;
        }
      }
      for (int i = count; i >= 1; i--) {
        int k = Math.floorMod(next - i, steps.length);
        double beta = Vectors.dot(changes[k], way) / curvatures[k];
        Vectors.addTo(way, alphas[k] - beta, steps[k]);
      }
      return way;
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return count > 0 ? 1 : Math.min(1, 1 / Vectors.norm(way));
    }

    @Override
    public void moved(Point from, Point to) {
      double[] step = Vectors.difference(to.x(), from.x());
      double[] change = Vectors.difference(to.gradient(), from.gradient());
      double curvature = Vectors.dot(step, change);
      double most = Vectors.norm(step) * Vectors.norm(change);
      if (curvature > LEAST_CURVATURE * most) {
        steps[next] = step;
        changes[next] = change;
        curvatures[next] = curvature;
        next = (next + 1) % steps.length;
        count = Math.min(count + 1, steps.length);
      }
    }

    @Override
    public boolean restart() {
      boolean learned = count > 0;
      count = 0;
      return learned;
    }
  }
}
