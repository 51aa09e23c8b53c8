package org.thalweg.learn.train.options;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.schedule.NamedSchedule;
import org.thalweg.optim.schedule.Schedules;

/**
 * How a run goes down.
 *
 * @param optimizer how a gradient becomes a step
 * @param reason why this optimizer, for people
 * @param schedule how the learning rate goes over the run
 * @param learningRate the highest learning rate; found by trial where it is left out
 * @param batchSize rows a step; as many as there are, or more, for batch gradient descent
 * @param onDivergence what to do when the loss is no number
 */
public record DescentOptions(
    Optimizer optimizer,
    String reason,
    NamedSchedule schedule,
    Optional<LearningRate> learningRate,
    OptionalInt batchSize,
    OnDivergence onDivergence) {

  /** What to do when the loss is no number, or has grown beyond measure. */
  public enum OnDivergence {
    /** End the run. */
    STOP,
    /** Go back to the last good state and on with half the learning rate. */
    RECOVER
  }

  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public DescentOptions {
    learningRate.ifPresent(
        rate -> Given.above0("--learning-rate", rate.value(), "; leave it out to have one chosen"));
    batchSize.ifPresent(n -> Given.require(n >= 1, "--batch-size " + n, "1 or more, or `all`"));
  }

  /** The optimizer {@code auto}, everything else chosen from the data. */
  public static DescentOptions defaults() {
    OptimizerChoice choice = OptimizerChoice.of(OptionalDouble.empty(), Optional.empty(), false);
    Optimizer optimizer = Optimizer.named(choice.name());
    return new DescentOptions(
        optimizer,
        choice.reason(),
        optimizer.usualSchedule(),
        Optional.empty(),
        OptionalInt.empty(),
        OnDivergence.RECOVER);
  }

  /**
   * The schedule of a name.
   *
   * @throws InputException naming the near names, if there is none
   */
  public static NamedSchedule schedule(String name) {
    return Schedules.named(name)
        .orElseThrow(() ->
            new InputException(
                "--schedule %s is not known: %s"
                    .formatted(
                        Wording.quote(name),
                        Wording.nearOrAll(
                            name, Schedules.all().stream().map(NamedSchedule::name).toList()))));
  }
}
