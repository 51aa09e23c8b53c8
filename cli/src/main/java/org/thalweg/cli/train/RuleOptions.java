package org.thalweg.cli.train;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.OptimizerChoice;
import org.thalweg.optim.schedule.NamedSchedule;
import picocli.CommandLine.Option;

/** How gradients become steps. */
final class RuleOptions {
  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description =
          "auto (the default: says what it chose and why), sgd, nesterov, adam, adamw, lion, muon,"
              + " prodigy, ...")
  String optimizer = OptimizerChoice.AUTO;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Of sgd, momentum and nesterov: 0.9 for the last two.")
  @Nullable Double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "Each step takes X times the learning rate off the weights.")
  double weightDecay;

  @Option(names = "--clip-norm", paramLabel = "X", description = "Make gradients no longer than X.")
  @Nullable Double clipNorm;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Rows a batch: all for batch, 1 for stochastic gradient descent.")
  @Nullable String batchSize;

  @Option(
      names = "--accumulate",
      paramLabel = "N",
      description = "One step for the mean gradient of N batches: 1.")
  int accumulate = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers: 0.")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; the result does not depend on it.")
  int threads = Runtime.getRuntime().availableProcessors();

  /** The rule that is asked for, or chosen where none is. */
  OptimizerChoice choose(Optional<NamedSchedule> schedule) {
    String name = optimizer.strip().toLowerCase(Locale.ROOT);
    return name.equals(OptimizerChoice.AUTO)
        ? OptimizerChoice.of(Numbers.of(momentum), schedule, isAllRows())
        : new OptimizerChoice(name, "as asked");
  }

  /** A rule with what is changed about it. */
  Optimizer optimizer(OptimizerChoice choice) {
    return new Optimizer(
        Optimizer.find(choice.name()),
        Numbers.of(momentum),
        weightDecay,
        Numbers.of(clipNorm),
        accumulate);
  }

  private boolean isAllRows() {
    return batchSize != null && batchSize.equalsIgnoreCase("all");
  }

  OptionalInt batchSize() {
    if (batchSize == null) {
      return OptionalInt.empty();
    }
    if (isAllRows()) {
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
