package org.thalweg.learn.train;

/**
 * A run's highest learning rate.
 *
 * @param value of the highest
 * @param reason where it came from, for people
 */
public record LearningRate(double value, String reason) {
  /** A quarter of it. */
  LearningRate quarter() {
    return new LearningRate(value / 4, "a quarter of " + value + ", with which it diverged");
  }
}
