package org.thalweg.learn.train;

import java.util.Optional;

/**
 * How a run outlives its process.
 *
 * @param checkpoints where its state is written from time to time; it goes on from the newest
 * @param stop ends it early
 */
public record Safeguard(Optional<Checkpoints> checkpoints, StopRequest stop) {
  /** A run in memory alone that nobody stops. */
  public static Safeguard none() {
    return new Safeguard(Optional.empty(), new StopRequest());
  }
}
