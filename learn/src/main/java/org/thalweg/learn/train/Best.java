package org.thalweg.learn.train;

import org.thalweg.core.array.Array;

/**
 * The parameters to keep, and how long nothing has been better. Scores are such that less is
 * better.
 *
 * @param parameters a copy
 * @param epoch the epoch after which the parameters were as they are, 0 for the start
 * @param score of these parameters
 * @param reference the score that is to be improved on by more than the least improvement
 * @param referenceEpoch the epoch of that score
 */
record Best(Array parameters, int epoch, double score, double reference, int referenceEpoch) {

  /** Nothing seen yet. */
  static Best start(Array parameters) {
    double none = Double.POSITIVE_INFINITY;
    return new Best(parameters.copy(), 0, none, none, 0);
  }

  /**
   * Looks at the parameters after an epoch.
   *
   * @param minDelta an improvement must be greater for {@link #waited} to start anew
   */
  Best see(int newEpoch, double newScore, double minDelta, Array newParameters) {
    boolean better = newScore < score;
    boolean muchBetter = newScore < reference - minDelta;
    return new Best(
        better ? newParameters.copy() : parameters,
        better ? newEpoch : epoch,
        better ? newScore : score,
        muchBetter ? newScore : reference,
        muchBetter ? newEpoch : referenceEpoch);
  }

  /** These parameters, whatever came before. */
  Best take(int newEpoch, Array newParameters) {
    return new Best(newParameters.copy(), newEpoch, score, reference, referenceEpoch);
  }

  /** Epochs since the last improvement that counts. */
  int waited(int now) {
    return now - referenceEpoch;
  }
}
