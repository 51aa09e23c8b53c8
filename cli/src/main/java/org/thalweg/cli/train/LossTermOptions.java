package org.thalweg.cli.train;

import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.options.ClassWeights;
import org.thalweg.learn.train.options.LossOptions;
import picocli.CommandLine.Option;

/** What to make small. */
final class LossTermOptions {
  @Option(
      names = "--l2",
      paramLabel = "X",
      description = "Adds X/2 times the sum of squared weights: 0.0005 for an mlp, else 0.")
  @Nullable Double l2;

  @Option(
      names = "--dropout",
      paramLabel = "X",
      description = "Part of each hidden layer's outputs that a training step leaves out: 0.")
  double dropout;

  @Option(
      names = "--label-smoothing",
      paramLabel = "X",
      description = "Part of each label's probability that all classes share: 0.")
  double labelSmoothing;

  @Option(
      names = "--class-weights",
      paramLabel = "WEIGHTS",
      description = "balanced, or how much a row of some classes counts: NAME=W,NAME=W.")
  @Nullable String classWeights;

  LossOptions options() {
    return new LossOptions(
        Numbers.of(l2),
        labelSmoothing,
        classWeights == null ? new ClassWeights.Equal() : ClassWeights.parse(classWeights),
        dropout);
  }
}
