package org.thalweg.cli.minimize;

import java.time.Duration;
import org.thalweg.cli.console.Interruption;

/** What happens to a run that is asked to end: it does at its next iteration, and reports. */
final class Asked {
  /** How long an iteration may take until the JVM ends without a report. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Asked() {}

  /** Ctrl-C and SIGTERM, from now on. */
  static Interruption interruption() {
    return new Interruption(() -> {}, PATIENCE);
  }
}
