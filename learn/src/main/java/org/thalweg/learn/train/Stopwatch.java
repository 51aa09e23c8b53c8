package org.thalweg.learn.train;

/** The time a run takes, over all the processes it goes on in. */
final class Stopwatch {
  private final long began = System.nanoTime();
  private final double before;

  /**
   * Starts.
   *
   * @param before seconds that the run took before
   */
  Stopwatch(double before) {
    this.before = before;
  }

  double seconds() {
    return before + (System.nanoTime() - began) * 1e-9;
  }
}
