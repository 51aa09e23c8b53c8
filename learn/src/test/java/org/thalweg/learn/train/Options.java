package org.thalweg.learn.train;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.learn.train.options.ClassWeights;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.DescentOptions.OnDivergence;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.LossOptions;
import org.thalweg.learn.train.options.Monitor;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.StopOptions;
import org.thalweg.learn.train.options.TrainingOptions;
import org.thalweg.optim.schedule.NamedSchedule;
import org.thalweg.optim.schedule.Schedules;

/** Training options for tests: batch gradient descent unless said otherwise. */
final class Options {
  private Optional<LearningRate> learningRate = Optional.empty();
  private OptionalInt epochs = OptionalInt.empty();
  private OptionalInt batchSize = OptionalInt.of(Integer.MAX_VALUE);
  private OptionalDouble l2 = OptionalDouble.empty();
  private OptionalInt patience = OptionalInt.empty();
  private OptionalDouble gradientTolerance = OptionalDouble.empty();
  private Optimizer optimizer = Optimizer.named("nesterov");
  private NamedSchedule schedule = Schedules.usual();
  private OnDivergence onDivergence = OnDivergence.RECOVER;
  private double minDelta;
  private Monitor monitor = Monitor.LOSS;
  private double labelSmoothing;
  private ClassWeights classWeights = new ClassWeights.Equal();
  private double dropout;
  private long seed;
  private int threads = 1;

  static Options all() {
    return new Options();
  }

  Options learningRate(double value) {
    learningRate = Optional.of(LearningRate.given(value));
    return this;
  }

  Options epochs(int value) {
    epochs = OptionalInt.of(value);
    return this;
  }

  Options batchSize(int value) {
    batchSize = OptionalInt.of(value);
    return this;
  }

  Options l2(double value) {
    l2 = OptionalDouble.of(value);
    return this;
  }

  Options patience(int value) {
    patience = OptionalInt.of(value);
    return this;
  }

  Options gradientTolerance(double value) {
    gradientTolerance = OptionalDouble.of(value);
    return this;
  }

  Options seed(long value) {
    seed = value;
    return this;
  }

  Options optimizer(Optimizer value) {
    optimizer = value;
    return this;
  }

  Options schedule(String name) {
    schedule = DescentOptions.schedule(name);
    return this;
  }

  Options onDivergence(OnDivergence value) {
    onDivergence = value;
    return this;
  }

  Options minDelta(double value) {
    minDelta = value;
    return this;
  }

  Options monitor(Monitor value) {
    monitor = value;
    return this;
  }

  Options labelSmoothing(double value) {
    labelSmoothing = value;
    return this;
  }

  Options classWeights(String text) {
    classWeights = ClassWeights.parse(text);
    return this;
  }

  Options dropout(double value) {
    dropout = value;
    return this;
  }

  Options threads(int value) {
    threads = value;
    return this;
  }

  TrainingOptions build() {
    return new TrainingOptions(
        new DescentOptions(optimizer, "as asked", schedule, learningRate, batchSize, onDivergence),
        new LossOptions(l2, labelSmoothing, classWeights, dropout),
        new StopOptions(epochs, patience, minDelta, monitor, gradientTolerance),
        seed,
        threads);
  }
}
