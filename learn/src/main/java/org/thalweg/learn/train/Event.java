package org.thalweg.learn.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.train.options.LearningRate;

/** What a run tells while it goes on: all that views and logs see of it. */
public sealed interface Event {

  /**
   * Every default is decided; the run begins, or goes on from a checkpoint.
   *
   * @param steps done before, 0 at the beginning
   * @param seconds taken before
   */
  record Started(Plan plan, long steps, double seconds) implements Event {}

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
   * @param times how often the run has gone back before
   */
  record Diverged(
      int epoch,
      int batch,
      long step,
      double loss,
      Optional<String> cause,
      OptionalDouble next,
      long backTo,
      int times)
      implements Event {}

  /**
   * A sign of life, about ten times a second.
   *
   * @param steps done since the start of the run
   * @param of steps in all
   */
  record Progress(long steps, long of, int epoch, double loss) implements Event {}

  /**
   * Rows were measured: those of validation after an epoch, other parts when the run has ended.
   *
   * @param part of the data: train, validation or test
   * @param epoch after which the parameters were as they are
   */
  record Evaluated(String part, int rows, int epoch, Metrics metrics) implements Event {}

  /**
   * An epoch is done; told again where a run goes back to it.
   *
   * @param seconds since the start of the run
   */
  record EpochDone(EpochRecord epoch, double seconds) implements Event {}

  /**
   * The learning rate falls, for the fit has not got better for some epochs.
   *
   * @param epoch that was done last
   * @param learningRate the highest from now on
   */
  record RateReduced(int epoch, double learningRate) implements Event {}

  /** A checkpoint was written, from which the run can go on. */
  record Checkpointed(Path file, long steps) implements Event {}

  /** Something is odd but does not stop the run; one line for people. */
  record Warned(String text) implements Event {}

  /**
   * The run is over.
   *
   * @param bestEpoch the epoch whose parameters are kept, 0 for the start
   * @param seconds since the start of the run
   */
  record Ended(StopReason reason, int epochs, int bestEpoch, double seconds) implements Event {}
}
