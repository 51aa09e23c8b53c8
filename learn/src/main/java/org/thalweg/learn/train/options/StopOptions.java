package org.thalweg.learn.train.options;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.learn.data.InputException;

/**
 * When a run ends.
 *
 * @param epochs passes over the training rows, at most
 * @param patience epochs without improvement on the validation rows after which to stop
 * @param minDelta an improvement that is not greater does not count
 * @param monitor what is to improve
 * @param gradientTolerance stop when the gradient's norm, averaged over an epoch, is no greater
 */
public record StopOptions(
    OptionalInt epochs,
    OptionalInt patience,
    double minDelta,
    Monitor monitor,
    OptionalDouble gradientTolerance) {

  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public StopOptions {
    epochs.ifPresent(n -> Given.require(n >= 1, "--epochs " + n, "1 or more"));
    patience.ifPresent(n -> Given.require(n >= 1, "--patience " + n, "1 or more epochs"));
    Given.atLeast0("--min-delta", minDelta, ", 0.001 say");
    gradientTolerance.ifPresent(norm -> Given.above0("--gradient-tolerance", norm, ", 0.001 say"));
  }

  /** Epochs by the number of rows. */
  public static StopOptions defaults() {
    return new StopOptions(
        OptionalInt.empty(), OptionalInt.empty(), 0, Monitor.LOSS, OptionalDouble.empty());
  }
}
