package org.thalweg.learn.train;

import java.util.List;
import org.thalweg.learn.train.options.LearningRate;

/**
 * A run between two stretches of steps: all that decides what comes next, so that a run that goes
 * on from it ends with the same bytes.
 *
 * @param seed of the run
 * @param rate the highest learning rate and where it came from
 * @param recoveries how often the run diverged and went back
 * @param firstLoss of the run's first step, NaN before it
 * @param lastRate of the last step
 * @param names of the arrays that are carried from step to step
 * @param latest where the run is
 * @param good where it goes back to if the next stretch goes wrong
 * @param history epochs that are done
 * @param seconds since the start of the run
 */
record Snapshot(
    long seed,
    LearningRate rate,
    int recoveries,
    double firstLoss,
    double lastRate,
    List<String> names,
    Mark latest,
    Mark good,
    List<EpochRecord> history,
    double seconds) {

  /**
   * How far a run has come within an epoch.
   *
   * @param row the first row, in the epoch's order, that is still to come
   * @param lossSum losses of the rows so far
   * @param normSum gradient norms, times the rows of each step
   */
  record Place(int epoch, int row, double lossSum, double normSum) {
    /** Where a run starts. */
    static final Place START = new Place(1, 0, 0, 0);
  }

  /** A place with all that is to be as it was there. */
  record Mark(Place place, Descent.State state, Best best) {}

  /** Copies the lists. */
  Snapshot {
    names = List.copyOf(names);
    history = List.copyOf(history);
  }

  /** Whether the run has just done the best of its epochs. */
  boolean isBest() {
    return latest.place().row() == 0
        && !history.isEmpty()
        && latest.best().epoch() == history.size();
  }
}
