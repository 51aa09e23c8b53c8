package org.thalweg.optim.method.newton;

import java.util.Optional;
import org.thalweg.optim.Check;
import org.thalweg.optim.linesearch.LineSearch.Found;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/**
 * L-BFGS-B (Byrd, Lu, Nocedal and Zhu 1995, A limited memory algorithm for bound constrained
 * optimization). The last few steps and changes of the gradient make a quadratic model. Its
 * generalized Cauchy point tells which variables stop at bounds, the others go on to where the
 * model is least, as Morales and Nocedal put it right in 2011, and a search within bounds along the
 * way there ends the step. With m steps remembered and n variables it takes O(m·n + m³) operations,
 * and O(m²) more for each variable that comes to a bound or leaves it.
 *
 * @param memory steps remembered; 0 for as many as {@link Lbfgs} takes
 */
public record LbfgsB(int memory) implements Method {

  /** Checks the number. */
  public LbfgsB {
    Check.atLeast("memory", memory, 0);
  }

  /** As many steps remembered as suit the number of variables. */
  public LbfgsB() {
    this(0);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    return problem.l1() > 0
        ? Optional.of("knows no l1: take owl-qn, proximal-gradient or fista")
        : Optional.empty();
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Bounded(f, start, memory > 0 ? memory : Lbfgs.usual(start.x().length));
  }

  private static final class Bounded implements Steps {
    private final CompactCurvature curvature;
    private final SubspaceStep step;
    private final FeasibleSearch search;
    private Point at;

    Bounded(Evaluations f, Point start, int memory) {
      Bounds bounds = f.problem().bounds();
      curvature = new CompactCurvature(memory, start.x().length);
      step = new SubspaceStep(bounds, curvature, memory);
      search = new FeasibleSearch(f);
      at = start;
    }

    @Override
    public Step next() {
      Optional<Found> found = find();
      if (found.isEmpty() && curvature.forget()) {
        found = find();
      }
      if (found.isEmpty()) {
        return new Step.Stuck();
      }
      Point to = found.get().point();
      curvature.add(at, to);
      at = to;
      return new Step.Moved(at, found.get().step());
    }

    private Optional<Found> find() {
      if (!step.find(at)) {
        return Optional.empty();
      }
      double[] way = step.way();
      return curvature.isKnown()
          ? search.along(at, way, 1, Double.POSITIVE_INFINITY)
          : search.along(at, way, Math.min(1, 1 / Vectors.norm(way)), 1);
    }
  }
}
