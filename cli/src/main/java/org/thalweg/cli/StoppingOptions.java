package org.thalweg.cli;

import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.StopOptions;
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
      names = "--gradient-tolerance",
      paramLabel = "X",
      description = "Stop when the gradient's norm, averaged over an epoch, is X or less.")
  @Nullable Double gradientTolerance;

  StopOptions options() {
    return new StopOptions(
        Numbers.of(epochs), Numbers.of(patience), Numbers.of(gradientTolerance));
  }
}
