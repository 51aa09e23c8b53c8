package org.thalweg.optim.minimize;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.thalweg.optim.critical.CriticalPoint;
import org.thalweg.optim.critical.Kink;
import org.thalweg.optim.critical.OffCritical;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/** The loop that runs every method: a step, an event, and whether to stop. */
final class Loop {
  /** A value this many times the first one's magnitude, below or above 0, is taken for no end. */
  private static final double BEYOND = 1e30;

  /** What the gradient must come down to, relative to f, where rounding lets no step lead lower. */
  private static final double SMALL = 1e-6;

  /** What is left to gain, relative to f, where the gradient is not small only by its units. */
  private static final double NOTHING_LEFT = 1e-12;

  /** So many steps in a row to the same place are the end; fewer, a rule may get over. */
  private static final int STILL = 5;

  private final Problem problem;
  private final Choice choice;
  private final Limits limits;
  private final Aftermath aftermath;
  private final Consumer<Event> listener;
  private final BooleanSupplier interrupted;
  private final Evaluations f;
  private Point best;
  private int iterations;

  Loop(
      Problem problem,
      double[] start,
      Choice choice,
      Limits limits,
      Aftermath aftermath,
      Consumer<Event> listener,
      BooleanSupplier interrupted) {
    this.problem = problem;
    this.choice = choice;
    this.limits = limits;
    this.aftermath = aftermath;
    this.listener = listener;
    this.interrupted = interrupted;
    f = new Evaluations(problem, limits.evaluations());
    best = f.at(start);
  }

  Outcome run(long seed) {
    listener.accept(new Event.Started(choice, best));
    Stop stop = descendFrom(best, seed);
    Optional<CriticalPoint> critical = critical(stop);
    for (int escapes = 1; escapes <= aftermath.escapes(); escapes++) {
      Optional<Point> beside =
          critical
              .filter(CriticalPoint::hasEscape)
              .flatMap(kind -> OffCritical.along(best, kind.escape(), f));
      if (beside.isEmpty()) {
        break;
      }
      listener.accept(new Event.Escaped(iterations, best, critical.get(), beside.get()));
      best = beside.get();
      stop = descendFrom(best, seed + escapes);
      critical = critical(stop);
    }
    Outcome outcome =
        new Outcome(
            best.x(),
            best.value(),
            norm(best),
            iterations,
            f.values(),
            f.gradients(),
            choice,
            stop,
            critical);
    listener.accept(new Event.Ended(outcome));
    return outcome;
  }

  private Optional<CriticalPoint> critical(Stop stop) {
    return aftermath.secondDerivatives() && stop.converged() && best.hasGradient()
        ? Optional.of(CriticalPoint.at(f, best))
        : Optional.empty();
  }

  private Stop descendFrom(Point start, long seed) {
    return start.isFinite() || !choice.method().needsGradient()
        ? descend(choice.method().start(f, start, seed))
        : Stop.NOT_FINITE;
  }

  private Stop descend(Steps steps) {
    double beyond = BEYOND * Math.max(1, Math.abs(best.value()));
    Point at = best;
    int still = 0;
    while (true) {
      Optional<Stop> stop = before(at, steps);
      if (stop.isPresent()) {
        return stop.get();
      }
      switch (steps.next()) {
        case Step.Stuck() -> {
          return stuck(steps);
        }
        case Step.Moved(Point point, double length) -> {
          iterations++;
          if (isBetter(point)) {
            best = point;
          }
          double norm = norm(point);
          listener.accept(new Event.Moved(iterations, point, norm, length, f.values()));
          if (point.value() < -beyond) {
            return Stop.UNBOUNDED_BELOW;
          }
          if (point.value() > beyond && !f.isSpent()) {
            return Stop.DIVERGED;
          }
          if (f.isSpent()) {
            return settled(point, steps) ? Stop.GRADIENT_SMALL : Stop.EVALUATIONS_SPENT;
          }
          boolean finite =
              Double.isFinite(point.value()) && (Double.isFinite(norm) || !point.hasGradient());
          if (!finite && choice.method().needsGradient()) {
            return Stop.NOT_FINITE;
          }
          still = at != point && same(at.x(), point.x()) ? still + 1 : 0;
          if (still >= STILL && choice.method().needsGradient()) {
            return f.hasSmallGradient(best, SMALL) ? Stop.PRECISION_REACHED : Stop.STEP_SMALL;
          }
          at = point;
        }
      }
    }
  }

  /** Whether to stop before a step. */
  private Optional<Stop> before(Point at, Steps steps) {
    if (settled(at, steps)) {
      return Optional.of(Stop.GRADIENT_SMALL);
    }
    if (f.isSpent()) {
      return Optional.of(Stop.EVALUATIONS_SPENT);
    }
    if (iterations >= limits.iterations()) {
      return Optional.of(Stop.ITERATIONS_SPENT);
    }
    return interrupted.getAsBoolean() ? Optional.of(Stop.INTERRUPTED) : Optional.empty();
  }

  private Stop stuck(Steps steps) {
    if (f.isSpent()) {
      return Stop.EVALUATIONS_SPENT;
    }
    if (!best.hasGradient()) {
      return Stop.SEARCH_ENDED;
    }
    if (f.hasSmallGradient(best, SMALL)
        || steps.stationarity().orElse(1) <= SMALL
        || CriticalPoint.leftToGain(f, best) <= NOTHING_LEFT * Math.abs(best.value())) {
      return Stop.PRECISION_REACHED;
    }
    return Kink.isAt(f, best) ? Stop.KINK : Stop.NO_DESCENT;
  }

  private boolean settled(Point point, Steps steps) {
    if (!Double.isFinite(point.value())) {
      return false;
    }
    OptionalDouble own = steps.stationarity();
    return own.isPresent()
        ? own.getAsDouble() <= limits.tolerance()
        : f.hasSmallGradient(point, limits.tolerance());
  }

  private boolean isBetter(Point point) {
    return point.value() < best.value()
        || point.value() == best.value() && norm(point) < norm(best)
        || Double.isNaN(best.value());
  }

  private double norm(Point point) {
    return point.hasGradient() ? Vectors.norm(problem.slopes(point)) : Double.NaN;
  }

  private static boolean same(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }
}
