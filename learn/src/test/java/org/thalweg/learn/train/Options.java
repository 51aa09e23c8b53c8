package org.thalweg.learn.train;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Training options for tests: batch gradient descent unless said otherwise. */
final class Options {
  private OptionalDouble learningRate = OptionalDouble.empty();
  private OptionalInt epochs = OptionalInt.empty();
  private OptionalInt batchSize = OptionalInt.of(Integer.MAX_VALUE);
  private OptionalDouble l2 = OptionalDouble.empty();
  private OptionalInt patience = OptionalInt.empty();
  private OptionalDouble gradientTolerance = OptionalDouble.empty();
  private long seed;
  private int threads = 1;

  static Options all() {
    return new Options();
  }

  Options learningRate(double value) {
    learningRate = OptionalDouble.of(value);
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

  Options threads(int value) {
    threads = value;
    return this;
  }

  TrainingOptions build() {
    TrainingOptions defaults = TrainingOptions.defaults();
    return new TrainingOptions(
        defaults.rule(),
        learningRate,
        epochs,
        batchSize,
        l2,
        patience,
        gradientTolerance,
        seed,
        threads);
  }
}
