package org.thalweg.learn.train;

/**
 * A run's highest learning rate.
 *
 * @param value of the highest
 * @param reason where it came from, for people
 */
public record LearningRate(double value, String reason) {
  /** One that was asked for. */
  public static LearningRate given(double value) {
    return new LearningRate(value, "as given");
  }

  /** Half of it. */
  LearningRate halved() {
    return new LearningRate(value / 2, "half of " + value + ", with which it diverged");
  }
}
