package org.thalweg.learn.train;

import java.util.Optional;
import java.util.OptionalDouble;

/** What a run tells while it goes on. */
public sealed interface Event {

  /** Every default is decided; the run begins. */
  record Planned(Plan plan) implements Event {}

  /** A learning rate was tried for some steps; {@code loss} is infinite where it diverged. */
  record Tried(double learningRate, double loss) implements Event {}

  /** The learning rate to use. */
  record Chosen(LearningRate learningRate) implements Event {}

  /**
   * The loss is no number, or has grown beyond measure.
   *
   * @param epoch in which it went wrong
   * @param batch of that epoch, from 1
   * @param step of the run, from 1
   * @param loss of that batch; where it is finite, the mean of the last batches
   * @param cause the first op whose result is no finite number; empty where all are finite
   * @param next the learning rate to go on with from the last good state; empty where the run ends
   * @param backTo steps that were done in the last good state
   */
  record Diverged(
      int epoch,
      int batch,
      long step,
      double loss,
      Optional<String> cause,
      OptionalDouble next,
      long backTo)
      implements Event {}

  /**
   * A sign of life, about ten times a second.
   *
   * @param steps done since the start of the run
   * @param of steps in all
   */
  record Progress(long steps, long of, int epoch, double loss) implements Event {}

  /** An epoch is done; told again where a run goes back to it. */
  record EpochDone(EpochRecord epoch) implements Event {}
}
