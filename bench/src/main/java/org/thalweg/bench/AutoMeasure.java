package org.thalweg.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.learn.train.DescentOptions;
import org.thalweg.learn.train.LearningRate;
import org.thalweg.learn.train.Optimizer;
import org.thalweg.learn.train.OptimizerChoice;
import org.thalweg.optim.schedule.NamedSchedule;

/**
 * What the optimizer {@code auto} reaches, against Adam at the best of seven rates, from 1e-4 to
 * 0.1, in as many epochs: at a constant rate, and under the schedule that Adam has by default here.
 * The figure is the loss over all training rows with its pull on the weights, which is what both
 * make small.
 *
 * @param data the folder of data sets; those that are not there are left out
 */
record AutoMeasure(Path data) implements Measure {
  private static final List<Double> RATES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1);

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    for (TrainingTask task : TrainingTask.ALL) {
      if (Files.exists(data.resolve(task.file()))) {
        results.addAll(compare(task));
      } else {
        System.err.println("bench: no " + data.resolve(task.file()) + ": left out");
      }
    }
    return results;
  }

  private List<Result> compare(TrainingTask task) {
    TrainingTask.Loaded loaded;
    try {
      loaded = task.load(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    OptimizerChoice choice = OptimizerChoice.of(OptionalDouble.empty(), Optional.empty(), false);
    Optimizer optimizer = Optimizer.named(choice.name());
    double ours =
        loaded.loss(options(optimizer, optimizer.usualSchedule(), Optional.empty()));
    Optimizer adam = Optimizer.named("adam");
    List<Result> results = new ArrayList<>();
    for (NamedSchedule schedule :
        List.of(DescentOptions.schedule("constant"), adam.usualSchedule())) {
      double best = Double.POSITIVE_INFINITY;
      double bestRate = 0;
      for (double rate : RATES) {
        double loss = loaded.loss(options(adam, schedule, Optional.of(LearningRate.given(rate))));
        if (loss < best) {
          best = loss;
          bestRate = rate;
        }
      }
      results.add(
          Result.atMost(
              1,
              "auto on %s, %d epochs, Adam %s".formatted(task, loaded.epochs(), schedule.name()),
              "%.5f".formatted(ours),
              "%.5f at %s".formatted(best, bestRate),
              ours / best));
    }
    return results;
  }

  private static DescentOptions options(
      Optimizer optimizer, NamedSchedule schedule, Optional<LearningRate> rate) {
    return new DescentOptions(
        optimizer,
        "measured",
        schedule,
        rate,
        OptionalInt.empty(),
        DescentOptions.OnDivergence.RECOVER);
  }
}
