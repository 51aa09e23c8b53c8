package org.thalweg.learn.train;

/**
 * A batch as one of a group whose gradients make one step of the rule.
 *
 * @param share its rows as a part of those of the group
 * @param last whether the group is complete with it
 */
record Portion(double share, boolean last) {
  /** A batch that is a group of its own. */
  static final Portion WHOLE = new Portion(1, true);

  /**
   * A batch of a group of equal ones.
   *
   * @param number of the batch, from 0; the next group follows on
   * @param batches of each group
   */
  static Portion of(int number, int batches) {
    return batches == 1 ? WHOLE : new Portion(1.0 / batches, (number + 1) % batches == 0);
  }
}
