package org.thalweg.cli;

import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.LossOptions;
import picocli.CommandLine.Option;

/** What to make small. */
final class LossTermOptions {
  @Option(
      names = "--l2",
      paramLabel = "X",
      description = "Adds X/2 times the sum of squared weights: 0.0005 for an mlp, else 0.")
  @Nullable Double l2;

  LossOptions options() {
    return new LossOptions(Numbers.of(l2));
  }
}
