package org.thalweg.optim.method.newton;

import org.thalweg.optim.Check;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989): the direction −H·∇f, H the inverse
 * Hessian as the last few steps and changes of the gradient show it.
 *
 * @param memory steps remembered; 0 for 30, and where they cost more than they gain, 10 above
 *     10,000 variables and 5 above 100,000 (Liu and Nocedal advise 3 to 7 for large problems)
 */
public record Lbfgs(int memory) implements Method {
  private static final LineSearch SEARCH = StrongWolfe.loose();

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
    int steps = memory > 0 ? memory : usual(start.x().length);
    return new Descending(f, start, new QuasiNewton(steps), SEARCH);
  }

  static int usual(int dimension) {
    return dimension <= 10_000 ? 30 : dimension <= 100_000 ? 10 : 5;
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
