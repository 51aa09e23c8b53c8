package org.thalweg.learn.train;

import java.util.Optional;
import org.thalweg.core.compile.NonFinite;

/** What a run tells while it goes on. */
public sealed interface Event {

  /** Every default is decided; the run begins. */
  record Planned(Plan plan) implements Event {}

  /** A learning rate was tried for some steps; {@code loss} is infinite where it diverged. */
  record Tried(double learningRate, double loss) implements Event {}

  /** The learning rate to use. */
  record Chosen(LearningRate learningRate) implements Event {}

  /** The run diverged with a learning rate found by trial, and starts again with a smaller one. */
  record Restarted(LearningRate learningRate) implements Event {}

  /**
   * A sign of life, about ten times a second.
   *
   * @param steps done since the start of the run
   * @param of steps in all
   */
  record Progress(long steps, long of, int epoch, double loss) implements Event {}

  /**
   * A step gave a value that is NaN or infinite, the first of the runs; told where {@link
   * Debugging#findNonFinite} asks for it.
   *
   * @param step of the run, from 1
   * @param from the op where it comes from; empty if the reference interpreter meets none
   */
  record NotFinite(long step, Optional<NonFinite> from) implements Event {}

  /** An epoch is done. */
  record EpochDone(EpochRecord epoch) implements Event {}
}
