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
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.OptimizerChoice;
import org.thalweg.optim.schedule.NamedSchedule;

/**
 * What the optimizer {@code auto} reaches, against Adam at the best of seven rates, from 1e-4 to
 * 0.1: at a constant rate, and under the schedule that Adam has by default here. It has as many
 * epochs, or 1.15 times as many where these are not enough. The figure is the loss over all
 * training rows with its pull on the weights, which is what both make small.
 *
 * @param data the folder of data sets; those that are not there are left out
 */
record AutoMeasure(Path data) implements Measure {
  private static final double MORE = 1.15;
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
    DescentOptions auto = options(optimizer, optimizer.usualSchedule(), Optional.empty());
    int epochs = loaded.epochs();
    double same = loaded.loss(auto, epochs);
    Optimizer adam = Optimizer.named("adam");
    List<Result> results = new ArrayList<>();
    for (NamedSchedule schedule :
        List.of(DescentOptions.schedule("constant"), adam.usualSchedule())) {
      double best = Double.POSITIVE_INFINITY;
      double bestRate = 0;
      for (double rate : RATES) {
        DescentOptions given = options(adam, schedule, Optional.of(LearningRate.given(rate)));
        double loss = loaded.loss(given, epochs);
        if (loss < best) {
          best = loss;
          bestRate = rate;
        }
      }
      int more = (int) (MORE * epochs);
      boolean enough = same <= best;
      double ours = enough ? same : loaded.loss(auto, more);
      results.add(
          Result.atMost(
              1,
              "auto, %s, %d epochs; Adam, %s, %d"
                  .formatted(task, enough ? epochs : more, schedule.name(), epochs),
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
