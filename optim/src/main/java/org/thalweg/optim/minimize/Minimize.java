package org.thalweg.optim.minimize;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;

/**
 * A minimization: what is made small, from where, how, and when to stop.
 *
 * <pre>{@code
 * Outcome end = Minimize.of(bowl).from(3, 4).run();
 * }</pre>
 */
public final class Minimize {
  private final Problem problem;
  private final double[] start;
  private final Optional<Choice> choice;
  private final Limits limits;
  private final Aftermath aftermath;
  private final long seed;
  private final Consumer<Event> listener;
  private final BooleanSupplier interrupted;

  private Minimize(
      Problem problem,
      double[] start,
      Optional<Choice> choice,
      Limits limits,
      Aftermath aftermath,
      long seed,
      Consumer<Event> listener,
      BooleanSupplier interrupted) {
    this.problem = problem;
    this.start = start;
    this.choice = choice;
    this.limits = limits;
    this.aftermath = aftermath;
    this.seed = seed;
    this.listener = listener;
    this.interrupted = interrupted;
  }

  /** Minimizes a function, from 0 unless told otherwise, by a method that suits it. */
  public static Minimize of(Objective objective) {
    return of(Problem.of(objective));
  }

  /** Minimizes a function with bounds or λ·Σ|xᵢ| besides. */
  public static Minimize of(Problem problem) {
    return new Minimize(
        problem,
        new double[problem.dimension()],
        Optional.empty(),
        Limits.defaults(),
        new Aftermath(true, 0),
        0,
        event -> {},
        () -> false);
  }

  /**
   * From a place.
   *
   * @throws IllegalArgumentException if it has not as many numbers as the function has variables,
   *     or one is not finite
   */
  public Minimize from(double... place) {
    if (place.length != problem.dimension()) {
      throw new IllegalArgumentException(
          "a start of %d numbers for a function of %d variables; give as many"
              .formatted(place.length, problem.dimension()));
    }
    for (double value : place) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a start with " + value + "; give finite numbers");
      }
    }
    return new Minimize(
        problem, place.clone(), choice, limits, aftermath, seed, listener, interrupted);
  }

  /** Within bounds; a start outside is moved to the nearest place within. */
  public Minimize within(Bounds bounds) {
    return about(new Problem(problem.objective(), bounds, problem.l1()));
  }

  /** With λ·Σ|xᵢ| added to the function. */
  public Minimize l1(double lambda) {
    return about(new Problem(problem.objective(), problem.bounds(), lambda));
  }

  private Minimize about(Problem other) {
    return new Minimize(other, start, choice, limits, aftermath, seed, listener, interrupted);
  }

  /** By a method. */
  public Minimize with(Method method) {
    return by(new Choice(method.getClass().getSimpleName(), method, "as asked"));
  }

  /** By a method that has a name. */
  public Minimize by(Choice method) {
    return new Minimize(
        problem, start, Optional.of(method), limits, aftermath, seed, listener, interrupted);
  }

  /** With other limits. */
  public Minimize limits(Limits other) {
    return new Minimize(problem, start, choice, other, aftermath, seed, listener, interrupted);
  }

  /**
   * Whether the kind of point is looked at where the gradient is small, as it is unless told
   * otherwise: n products with the Hessian for small n, else about twice as many as the run took
   * gradients, or 300.
   */
  public Minimize secondDerivatives(boolean looked) {
    Aftermath other = new Aftermath(looked, aftermath.escapes());
    return new Minimize(problem, start, choice, limits, other, seed, listener, interrupted);
  }

  /** Goes on from beside a saddle or a maximum, so many times at most. */
  public Minimize escape(int times) {
    Aftermath other = new Aftermath(true, times);
    return new Minimize(problem, start, choice, limits, other, seed, listener, interrupted);
  }

  /** With another seed of random numbers. */
  public Minimize seed(long other) {
    return new Minimize(problem, start, choice, limits, aftermath, other, listener, interrupted);
  }

  /** With someone who is told what happens, on the thread that runs. */
  public Minimize listener(Consumer<Event> other) {
    return new Minimize(problem, start, choice, limits, aftermath, seed, other, interrupted);
  }

  /** Asked before each step whether to stop. */
  public Minimize stopWhen(BooleanSupplier asked) {
    return new Minimize(problem, start, choice, limits, aftermath, seed, listener, asked);
  }

  /**
   * Runs.
   *
   * @throws IllegalArgumentException if the method does not suit the problem, naming one that does
   */
  public Outcome run() {
    Choice method = choice.orElseGet(() -> Automatic.choose(problem));
    method
        .method()
        .lacks(problem)
        .ifPresent(what -> {
          throw new IllegalArgumentException(method.name() + " " + what);
        });
    double[] first = start.clone();
    problem.bounds().project(first);
    return new Loop(problem, first, method, limits, aftermath, listener, interrupted).run(seed);
  }
}
