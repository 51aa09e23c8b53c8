package org.thalweg.learn.train;

import java.util.stream.IntStream;
import org.thalweg.learn.data.SplitMix64;

/** Which rows come in which step: each epoch is a walk through all rows in an order of its own. */
final class Batches {
  private final Plan plan;
  private final long seed;
  private final int[] unshuffled;

  Batches(Plan plan, long seed) {
    this.plan = plan;
    this.seed = seed;
    this.unshuffled = IntStream.range(0, plan.rows()).toArray();
  }

  Plan plan() {
    return plan;
  }

  /**
   * Row numbers in the order of an epoch, shuffled unless a batch is all rows.
   *
   * @param epoch from 1; 0 is an order for trials
   */
  int[] order(int epoch) {
    return plan.batchSize() == plan.rows()
        ? unshuffled
        : new SplitMix64(seed, epoch).permutation(plan.rows());
  }
}
