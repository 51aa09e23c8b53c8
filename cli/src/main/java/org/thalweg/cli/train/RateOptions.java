package org.thalweg.cli.train;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.DescentOptions.OnDivergence;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.OptimizerChoice;
import org.thalweg.optim.schedule.NamedSchedule;
import picocli.CommandLine.Option;

/** How long the steps are. */
final class RateOptions {
  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description =
          "The highest learning rate; the optimizer's usual one or found by trial if left out.")
  @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate goes: constant, cosine, step, one-cycle, reduce-on-plateau, ...;"
              + " warmup-cosine if left out, warmup for rules that average.")
  @Nullable String schedule;

  @Option(
      names = "--on-divergence",
      paramLabel = "WHAT",
      description =
          "When the loss is no number: stop, or recover (the default): go back to the last good"
              + " state and on with half the rate.")
  OnDivergence onDivergence = OnDivergence.RECOVER;

  DescentOptions options(RuleOptions rule) {
    Optional<NamedSchedule> asked =
        Optional.ofNullable(schedule)
            .map(name -> DescentOptions.schedule(name.strip().toLowerCase(Locale.ROOT)));
    OptimizerChoice choice = rule.choose(asked);
    Optimizer optimizer = rule.optimizer(choice);
    return new DescentOptions(
        optimizer,
        choice.reason(),
        asked.orElseGet(optimizer::usualSchedule),
        Optional.ofNullable(learningRate).map(LearningRate::given),
        rule.batchSize(),
        onDivergence);
  }
}
