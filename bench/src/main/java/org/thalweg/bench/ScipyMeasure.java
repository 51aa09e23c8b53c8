package org.thalweg.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;

/**
 * L-BFGS against SciPy's L-BFGS-B, on the same functions and gradients. Over the problems of Moré,
 * Garbow and Hillstrom from their standard starts: calls until f − f* ≤ τ·(f₀ − f*), f* the lowest
 * value that either reached (the test of Moré and Wild 2009), neither with a stop rule of its own;
 * the geometric mean of the ratios over those that both reached. The same for L-BFGS-B on problems
 * with bounds. And the time for a million variables.
 */
final class ScipyMeasure implements Measure {
  private static final List<Double> ACCURACIES = List.of(1e-3, 1e-5, 1e-8, 1e-10);
  private static final double SHOWN = 1e-8;
  private static final int MOST = 5000;
  private static final int LARGE = 1_000_000;
  private static final double TOLERANCE = 1e-8;
  private static final int RUNS = 7;

  @Override
  public String name() {
    return "scipy";
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public List<Result> run() {
    Optional<SciPy> scipy = SciPy.installed();
    if (scipy.isEmpty()) {
      System.err.println("bench: no python3 with scipy (THALWEG_PYTHON names one): left out");
      return List.of();
    }
    List<Result> results = new ArrayList<>(calls(scipy.get()));
    results.addAll(ScipyBounded.calls(scipy.get()));
    results.add(time(scipy.get()));
    return results;
  }

  /** Both runs on one problem. */
  private record Runs(String name, Watched ours, Watched rival) {

    /** The value that is near enough the lowest. */
    double near(double accuracy) {
      double lowest = Math.min(ours.last(), rival.last());
      return lowest + accuracy * (ours.first() - lowest);
    }

    int ours(double accuracy) {
      return ours.callsTo(near(accuracy));
    }

    int rival(double accuracy) {
      return rival.callsTo(near(accuracy));
    }
  }

  private static List<Result> calls(SciPy scipy) {
    List<Runs> runs = MoreGarbowHillstrom.all().stream().map(p -> both(p, scipy)).toList();
    List<Result> results = new ArrayList<>();
    for (Runs run : runs) {
      results.add(
          new Result(
              "%s, calls to %.0e".formatted(run.name(), SHOWN),
              calls(run.ours(SHOWN)),
              scipy.version() + " " + calls(run.rival(SHOWN)),
              run.ours(SHOWN) * run.rival(SHOWN) == 0
                  ? null
                  : (double) run.ours(SHOWN) / run.rival(SHOWN),
              "",
              null));
    }
    for (double accuracy : ACCURACIES) {
      results.add(mean(runs, accuracy, scipy));
    }
    return results;
  }

  private static String calls(int calls) {
    return calls == 0 ? "not reached" : Integer.toString(calls);
  }

  private static Result mean(List<Runs> runs, double accuracy, SciPy scipy) {
    double logs = 0;
    int both = 0;
    int ours = 0;
    int rival = 0;
    for (Runs run : runs) {
      ours += run.ours(accuracy) > 0 ? 1 : 0;
      rival += run.rival(accuracy) > 0 ? 1 : 0;
      if (run.ours(accuracy) > 0 && run.rival(accuracy) > 0) {
        logs += Math.log((double) run.ours(accuracy) / run.rival(accuracy));
        both++;
      }
    }
    return Result.atMost(
        1,
        "L-BFGS, MGH, geometric mean of calls to %.0e".formatted(accuracy),
        "reached %d of %d".formatted(ours, runs.size()),
        "%s %d of %d".formatted(scipy.version(), rival, runs.size()),
        Math.exp(logs / both));
  }

  private static Runs both(LeastSquaresProblem problem, SciPy scipy) {
    Objective f = PlainJava.objective(problem.dimension(), problem.function().method());
    Watched ours = new Watched(f);
    Minimize.of(ours)
        .from(problem.start())
        .with(new Lbfgs())
        .secondDerivatives(false)
        .limits(new Limits(0, MOST, MOST))
        .run();
    Watched rival = new Watched(f);
    scipy.descend(rival, Bounds.none(f.dimension()), problem.start(), MOST);
    return new Runs(problem.number() + " " + problem.name(), ours, rival);
  }

  /** Runs in turns, so that what else the machine does falls on both; medians. */
  private static Result time(SciPy scipy) {
    ExtendedRosenbrock f = new ExtendedRosenbrock(LARGE);
    double[] ours = new double[RUNS];
    double[] rival = new double[RUNS];
    String how = "";
    try (SciPy.Child child = scipy.large(LARGE, TOLERANCE)) {
      for (int run = 0; run < RUNS; run++) {
        child.tell(run);
        String[] said = child.hear("end ").orElseThrow().split(" ", -1);
        rival[run] = Double.parseDouble(said[0]);
        long begin = System.nanoTime();
        Outcome end =
            Minimize.of(f)
                .from(f.start())
                .with(new Lbfgs())
                .secondDerivatives(false)
                .limits(new Limits(TOLERANCE, MOST, MOST))
                .run();
        ours[run] = (System.nanoTime() - begin) / 1e9;
        how =
            " f %.0e, %d calls; %.0e, %s"
                .formatted(
                    end.value(), end.functionEvaluations(), Double.valueOf(said[1]), said[2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double[] ratios = new double[RUNS];
    Arrays.setAll(ratios, run -> ours[run] / rival[run]);
    return Result.atMost(
        1.0 / 3,
        "L-BFGS, n = 1,000,000:" + how,
        "%.2f s".formatted(median(ours)),
        "%s %.2f s".formatted(scipy.version(), median(rival)),
        median(ratios));
  }

  private static double median(double[] seconds) {
    return Arrays.stream(seconds).sorted().skip(seconds.length / 2).findFirst().orElseThrow();
  }
}
