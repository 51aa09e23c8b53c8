package org.thalweg.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.DescentOptions;
import org.thalweg.learn.train.DescentOptions.OnDivergence;
import org.thalweg.learn.train.Optimizer;
import picocli.CommandLine.Option;

/** How long the steps are. */
final class RateOptions {
  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "The highest learning rate; found by trial if left out.")
  @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate goes: constant, cosine, step, one-cycle, reduce-on-plateau, ...;"
              + " warmup-cosine if left out.")
  @Nullable String schedule;

  @Option(
      names = "--on-divergence",
      paramLabel = "WHAT",
      description =
          "When the loss is no number: stop, or recover (the default): go back to the last good"
              + " state and on with half the rate.")
  OnDivergence onDivergence = OnDivergence.RECOVER;

  DescentOptions options(RuleOptions rule) {
    Optimizer optimizer = rule.optimizer();
    return new DescentOptions(
        optimizer,
        schedule == null
            ? optimizer.usualSchedule()
            : DescentOptions.schedule(schedule.strip().toLowerCase(Locale.ROOT)),
        Numbers.of(learningRate),
        rule.batchSize(),
        onDivergence);
  }
}
