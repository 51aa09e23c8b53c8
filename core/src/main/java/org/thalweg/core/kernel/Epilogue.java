package org.thalweg.core.kernel;

/**
 * What is done with the rows of a product as soon as they are final, while they are still in cache:
 * adding a bias, an activation, a reduction of each row.
 */
@FunctionalInterface
public interface Epilogue {
  /**
   * Called by the thread that finished the rows {@code from} (inclusive) to {@code to} (exclusive).
   * Over one run every row comes exactly once; ranges come in any order and from several threads at
   * once.
   */
  void rows(int from, int to);
}
