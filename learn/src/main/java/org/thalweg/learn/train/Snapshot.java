package org.thalweg.learn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.thalweg.core.array.Array;

/**
 * A run between two steps: all that decides what comes next, so that a run that goes on from it
 * ends with the same bytes.
 *
 * @param seed of the run
 * @param rate the highest learning rate and where it came from
 * @param restarts how often the run diverged and began again
 * @param place how far it is
 * @param kept the best parameters so far
 * @param history epochs that are done
 * @param carried parameters and state of the rule, as they pass from step to step
 * @param seconds since the start of the run
 */
record Snapshot(
    long seed,
    LearningRate rate,
    int restarts,
    Place place,
    Kept kept,
    List<EpochRecord> history,
    SequencedMap<String, Array> carried,
    double seconds) {

  /**
   * How far a run is, with what the epoch under way has summed up.
   *
   * @param steps since the start
   * @param row the first one of the next step, in the epoch's order
   * @param lossSum of the epoch's steps, weighted by rows
   * @param normSum of their gradients' norms, weighted by rows
   * @param learningRate of the last step
   * @param firstLoss of the run's first step, NaN before it
   */
  record Place(
      long steps, int row, double lossSum, double normSum, double learningRate, double firstLoss) {
    /** Where a run starts. */
    static final Place START = new Place(0, 0, 0, 0, 0, Double.NaN);

    /** After one more step, which takes the rows up to {@code row}. */
    Place step(int rows, double loss, double norm, double rate) {
      return new Place(
          steps + 1,
          row + rows,
          lossSum + loss * rows,
          normSum + norm * rows,
          rate,
          steps == 0 ? loss : firstLoss);
    }

    /** At the start of the next epoch. */
    Place nextEpoch() {
      return new Place(steps, 0, 0, 0, learningRate, firstLoss);
    }
  }

  /**
   * The best parameters so far.
   *
   * @param epoch after which they were so, 0 for the start
   * @param loss by which they are the best, infinite for the start
   */
  record Kept(int epoch, double loss, Array parameters) {}

  /** Copies list and map, not the arrays. */
  Snapshot {
    history = List.copyOf(history);
    carried = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(carried));
  }

  /** Whether the run has just done the best of its epochs. */
  boolean isBest() {
    return place.row() == 0 && kept.epoch() > 0 && kept.epoch() == history.size();
  }
}
