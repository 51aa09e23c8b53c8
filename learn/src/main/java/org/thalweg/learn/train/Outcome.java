package org.thalweg.learn.train;

import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.learn.train.options.LearningRate;

/**
 * How a run ended.
 *
 * @param stop why
 * @param parameters the parameters to keep, of the epoch {@code bestEpoch}
 * @param bestEpoch the epoch after which the parameters were as they are, 0 for the start
 * @param learningRate the highest learning rate and where it came from
 * @param history what happened, epoch by epoch
 * @param seconds from start to end
 */
public record Outcome(
    StopReason stop,
    Array parameters,
    int bestEpoch,
    LearningRate learningRate,
    List<EpochRecord> history,
    double seconds) {
  /** Copies the list. */
  public Outcome {
    history = List.copyOf(history);
  }

  /** Epochs that were done. */
  public int epochs() {
    return history.size();
  }
}
