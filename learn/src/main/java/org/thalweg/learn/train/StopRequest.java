package org.thalweg.learn.train;

/** A wish, made by any thread, that a run ends at its next step. */
public final class StopRequest {
  private volatile boolean made;

  /** Not made yet. */
  public StopRequest() {}

  /** Asks the run to end, with a checkpoint where it keeps some. */
  public void make() {
    made = true;
  }

  /** Whether it was asked to. */
  public boolean isMade() {
    return made;
  }
}
