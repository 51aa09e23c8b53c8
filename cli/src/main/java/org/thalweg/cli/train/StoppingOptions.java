package org.thalweg.cli.train;

import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.train.options.Monitor;
import org.thalweg.learn.train.options.StopOptions;
import picocli.CommandLine.Option;

/** When to stop. */
final class StoppingOptions {
  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training rows.")
  @Nullable Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Stop after N epochs without a better fit of the validation rows.")
  @Nullable Integer patience;

  @Option(
      names = "--min-delta",
      paramLabel = "X",
      description = "An improvement must be greater than X to count: 0.")
  @Nullable Double minDelta;

  @Option(
      names = "--monitor",
      paramLabel = "WHAT",
      description = "What is to improve: loss (the default), accuracy or rmse; the best is kept.")
  @Nullable Monitor monitor;

  @Option(
      names = "--gradient-tolerance",
      paramLabel = "X",
      description = "Stop when the gradient's norm, averaged over an epoch, is X or less.")
  @Nullable Double gradientTolerance;

  /** Refuses options that need validation rows where there are none. */
  void requireValidation(boolean rows) {
    if (rows) {
      return;
    }
    if (patience != null) {
      throw new InputException(
          "--patience and --validation-fraction 0 contradict each other: leave out one");
    }
    if (minDelta != null || monitor != null) {
      throw new InputException(
          "%s is about validation rows: give --patience or --validation-fraction too"
              .formatted(monitor != null ? "--monitor" : "--min-delta"));
    }
  }

  StopOptions options() {
    return new StopOptions(
        Numbers.of(epochs),
        Numbers.of(patience),
        minDelta == null ? 0 : minDelta,
        monitor == null ? Monitor.LOSS : monitor,
        Numbers.of(gradientTolerance));
  }
}
