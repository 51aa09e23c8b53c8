package org.thalweg.optim.schedule;

import java.util.List;
import java.util.Optional;
import org.thalweg.optim.schedule.NamedSchedule.Shape;

/** All schedules by name, each with numbers that suit a run of any length. */
public final class Schedules {
  private static final NamedSchedule USUAL =
      named(
          "warmup-cosine",
          "it rises at first, then falls to 0 at the end",
          (steps, epoch) -> WarmupCosine.over(steps));

  private static final NamedSchedule WARMUP =
      named(
          "warmup", "it rises at first, then stays", (steps, epoch) -> Warmup.over(warmup(steps)));

  private static final List<NamedSchedule> ALL =
      List.of(
          USUAL,
          named("constant", "it stays as it is", (steps, epoch) -> new Constant()),
          WARMUP,
          named(
              "cosine",
              "it falls to 0 along half a cosine",
              (steps, epoch) -> new CosineDecay(steps, 0)),
          named(
              "linear",
              "it falls to 0 in a straight line",
              (steps, epoch) -> new PolynomialDecay(steps, 1, 0)),
          named(
              "polynomial",
              "it falls to 0 as the square of what is left of the run",
              (steps, epoch) -> new PolynomialDecay(steps, 2, 0)),
          named(
              "step",
              "it falls to a tenth after each third of the run",
              (steps, epoch) -> new StepDecay(Math.ceilDiv(steps, 3), 0.1)),
          named(
              "exponential",
              "it falls by one factor at each step, to a hundredth at the end",
              (steps, epoch) -> new ExponentialDecay(StrictMath.pow(0.01, 1.0 / steps))),
          named(
              "inverse-time",
              "it falls as 1/(1 + t), t counted in twentieths of the run",
              (steps, epoch) -> new InverseTimeDecay(20.0 / steps)),
          named(
              "inverse-sqrt",
              "it rises at first, then falls with the square root of time",
              (steps, epoch) -> inverseSquareRoot(warmup(steps))),
          named(
              "warm-restarts",
              "it falls to 0 along half a cosine again and again, each time over twice the stretch",
              (steps, epoch) -> new WarmRestarts(Math.max(1, steps / 15), 2, 0)),
          named(
              "one-cycle",
              "it rises from a 25th for 30 % of the run, then falls to nearly 0",
              (steps, epoch) -> OneCycle.over(Math.max(2, steps))),
          named(
              "cyclic",
              "it goes up from a tenth in 2 epochs and down again in 2, again and again",
              (steps, epoch) -> Cyclic.triangular(2 * epoch, 2 * epoch, 0.1)),
          new NamedSchedule(
              "reduce-on-plateau",
              "it stays, and falls to a tenth whenever the fit has not got better for some epochs",
              (steps, epoch) -> new Constant(),
              true),
          named(
              "warmup-stable-decay",
              "it rises at first, stays, and falls to 0 in the last fifth of the run",
              (steps, epoch) -> warmupStableDecay(steps)));

  private Schedules() {}

  private static NamedSchedule named(String name, String text, Shape shape) {
    return new NamedSchedule(name, text, shape, false);
  }

  private static long warmup(long steps) {
    return WarmupCosine.over(steps).warmup();
  }

  /** √(s/t) for t counted from the start of the run, s being the steps of the rise. */
  private static Schedule inverseSquareRoot(long warmup) {
    long steps = Math.max(1, warmup);
    return new Piecewise(
        List.of(Warmup.over(warmup), step -> new InverseSquareRootDecay(steps).at(step + steps)),
        List.of(warmup));
  }

  private static Schedule warmupStableDecay(long steps) {
    long warmup = warmup(steps);
    long decay = Math.max(1, steps / 5);
    return new WarmupStableDecay(warmup, Math.max(0, steps - warmup - decay), decay);
  }

  /** Every schedule; the first is the default of training. */
  public static List<NamedSchedule> all() {
    return ALL;
  }

  /** The default of training: a rise, then half a cosine. */
  public static NamedSchedule usual() {
    return USUAL;
  }

  /** A rise, and no fall: for rules that average their parameters. */
  public static NamedSchedule warmup() {
    return WARMUP;
  }

  /** The schedule of a name, if there is one. */
  public static Optional<NamedSchedule> named(String name) {
    return ALL.stream().filter(schedule -> schedule.name().equals(name)).findFirst();
  }
}
