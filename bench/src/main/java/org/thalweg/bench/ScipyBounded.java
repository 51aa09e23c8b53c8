package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.thalweg.optim.method.newton.LbfgsB;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;

/**
 * L-BFGS-B against SciPy's, on the same functions, gradients and bounds, neither with a stop rule
 * of its own: calls until the value is as near as 1e-8 of the way to the lowest that either
 * reached, and until the projected gradient is 1e-5 of the first one.
 */
final class ScipyBounded {
  private static final double NEAR = 1e-8;
  private static final double FLAT = 1e-5;
  private static final int MOST = 3000;

  private ScipyBounded() {}

  /** One run, watched. */
  private record Run(Watched values, Flatness flatness) {
    static Run of(Problem problem) {
      Flatness flatness = new Flatness(problem);
      return new Run(new Watched(flatness), flatness);
    }
  }

  private record Runs(String name, Run ours, Run rival) {
    double near() {
      double lowest = Math.min(ours.values.last(), rival.values.last());
      return lowest + NEAR * (ours.values.first() - lowest);
    }
  }

  static List<Result> calls(SciPy scipy) {
    List<Runs> runs = BoundedProblems.all().stream().map(c -> both(c, scipy)).toList();
    List<Result> results = new ArrayList<>();
    results.add(
        mean(
            "value to %.0e".formatted(NEAR),
            runs,
            r -> r.ours.values.callsTo(r.near()),
            r -> r.rival.values.callsTo(r.near()),
            scipy));
    results.add(
        mean(
            "projected gradient to %.0e".formatted(FLAT),
            runs,
            r -> r.ours.flatness.callsTo(FLAT),
            r -> r.rival.flatness.callsTo(FLAT),
            scipy));
    return results;
  }

  private static Result mean(
      String what,
      List<Runs> runs,
      ToIntFunction<Runs> ours,
      ToIntFunction<Runs> rivals,
      SciPy scipy) {
    double logs = 0;
    int both = 0;
    int oursReached = 0;
    int rivalReached = 0;
    for (Runs run : runs) {
      int our = ours.applyAsInt(run);
      int rival = rivals.applyAsInt(run);
      oursReached += our > 0 ? 1 : 0;
      rivalReached += rival > 0 ? 1 : 0;
      if (our > 0 && rival > 0) {
        logs += Math.log((double) our / rival);
        both++;
      }
    }
    return Result.atMost(
        1,
        "L-BFGS-B, calls, " + what,
        "reached %d of %d".formatted(oursReached, runs.size()),
        "%s %d of %d".formatted(scipy.version(), rivalReached, runs.size()),
        Math.exp(logs / both));
  }

  private static Runs both(BoundedProblems.Case bounded, SciPy scipy) {
    Bounds bounds = bounded.problem().bounds();
    Run ours = Run.of(bounded.problem());
    Minimize.of(ours.values)
        .within(bounds)
        .from(bounded.start())
        .with(new LbfgsB())
        .secondDerivatives(false)
        .limits(new Limits(0, MOST, MOST))
        .run();
    Run rival = Run.of(bounded.problem());
    scipy.descend(rival.values, bounds, bounded.start(), MOST);
    return new Runs(bounded.name(), ours, rival);
  }
}
