package org.thalweg.optim.method;

import org.thalweg.optim.Check;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989): the direction −H·∇f, H the inverse
 * Hessian as the last few steps and changes of the gradient show it.
 *
 * @param memory steps remembered; 0 for 30, and 10 where there are many variables
 */
public record Lbfgs(int memory) implements Method {
  private static final LineSearch SEARCH = StrongWolfe.loose();

  /** Above so many variables the memory costs more than most functions do. */
  private static final int MANY = 10_000;

  /** Checks the number. */
  public Lbfgs {
    Check.atLeast("memory", memory, 0);
  }

  /** As many steps remembered as suit the number of variables. */
  public Lbfgs() {
    this(0);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    int steps = memory > 0 ? memory : start.x().length > MANY ? 10 : 30;
    return new Descending(f, start, new QuasiNewton(steps), SEARCH);
  }

  private static final class QuasiNewton implements Direction {
    private final Curvature curvature;

    QuasiNewton(int memory) {
      curvature = new Curvature(memory);
    }

    @Override
    public double[] at(Point point) {
      return curvature.descent(point.gradient());
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return curvature.isKnown() ? 1 : Math.min(1, 1 / Vectors.norm(way));
    }

    @Override
    public void moved(Point from, Point to) {
      curvature.add(from, to);
    }

    @Override
    public boolean restart() {
      boolean known = curvature.isKnown();
      curvature.forget();
      return known;
    }
  }
}
