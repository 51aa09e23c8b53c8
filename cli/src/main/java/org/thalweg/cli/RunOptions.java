package org.thalweg.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.train.TrainingOptions;
import org.thalweg.optim.rule.Rule;
import org.thalweg.optim.rule.Sgd;
import picocli.CommandLine.Option;

/** How to train. */
final class RunOptions {
  /** Update rules by the names they have on the command line. */
  enum Optimizer {
    SGD,
    MOMENTUM,
    NESTEROV;

    private Rule rule() {
      return switch (this) {
        case SGD -> Sgd.plain();
        case MOMENTUM -> new Sgd(0.9, false);
        case NESTEROV -> new Sgd(0.9, true);
      };
    }
  }

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training rows.")
  @Nullable Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Rows a step: all for batch, 1 for stochastic gradient descent.")
  @Nullable String batchSize;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "sgd, momentum or nesterov (the default).")
  Optimizer optimizer = Optimizer.NESTEROV;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "The highest learning rate; found by trial if left out.")
  @Nullable Double learningRate;

  @Option(
      names = "--l2",
      paramLabel = "X",
      description = "Adds X/2 times the sum of squared weights: 0.0005 for an mlp, else 0.")
  @Nullable Double l2;

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

  @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers: 0.")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; the result does not depend on it.")
  int threads = Runtime.getRuntime().availableProcessors();

  TrainingOptions options() {
    return new TrainingOptions(
        optimizer.rule(),
        learningRate == null ? OptionalDouble.empty() : OptionalDouble.of(learningRate),
        epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs),
        batchSize(),
        l2 == null ? OptionalDouble.empty() : OptionalDouble.of(l2),
        patience == null ? OptionalInt.empty() : OptionalInt.of(patience),
        gradientTolerance == null ? OptionalDouble.empty() : OptionalDouble.of(gradientTolerance),
        seed,
        threads);
  }

  private OptionalInt batchSize() {
    if (batchSize == null) {
      return OptionalInt.empty();
    }
    if (batchSize.equalsIgnoreCase("all")) {
      return OptionalInt.of(Integer.MAX_VALUE);
    }
    try {
      return OptionalInt.of(Integer.parseInt(batchSize));
    } catch (NumberFormatException e) {
      throw new InputException(
          "--batch-size " + batchSize + " cannot be used: it must be 1 or more, or `all`", e);
    }
  }
}
