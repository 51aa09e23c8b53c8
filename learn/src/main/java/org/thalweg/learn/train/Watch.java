package org.thalweg.learn.train;

import java.util.List;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;

/** Looks at every step of a run, and tells where its first NaN or infinity comes from. */
final class Watch {
  private final Descent descent;
  private final Consumer<Event> listener;
  private List<Array> before = List.of();
  private boolean told;

  Watch(Descent descent, Consumer<Event> listener) {
    this.descent = descent;
    this.listener = listener;
  }

  /** Keeps what the step is about to overwrite. */
  void beforeStep() {
    if (!told) {
      before = descent.carried();
    }
  }

  /** Looks at what came out of step {@code step} of the run. */
  void afterStep(long step) {
    if (!told && !descent.isFinite()) {
      told = true;
      listener.accept(new Event.NotFinite(step, descent.firstNonFinite(before)));
    }
  }
}
