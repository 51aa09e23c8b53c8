package org.thalweg.learn.train.options;

import org.thalweg.learn.data.InputException;

/**
 * What a person may ask of a training run. What is left empty is chosen from the data.
 *
 * @param descent how it goes down
 * @param loss what it makes small
 * @param stop when it ends
 * @param seed of first parameters, shuffling and all other random numbers
 * @param threads to compute with; results do not depend on them
 */
public record TrainingOptions(
    DescentOptions descent, LossOptions loss, StopOptions stop, long seed, int threads) {

  /**
   * Checks the number of threads.
   *
   * @throws InputException if it is below 1
   */
  public TrainingOptions {
    Given.require(threads >= 1, "--threads " + threads, "1 or more");
  }

  /** Everything chosen from the data; the optimizer {@code auto}, seed 0, one thread. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(
        DescentOptions.defaults(), LossOptions.defaults(), StopOptions.defaults(), 0, 1);
  }
}
