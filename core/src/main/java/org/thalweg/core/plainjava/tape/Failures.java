package org.thalweg.core.plainjava.tape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.refusal.Refusal;

/** What ends an evaluation, even where the user's code catches it. */
public final class Failures {
  private final List<String> places;
  private @Nullable RuntimeException failure;

  /**
   * No failure yet.
   *
   * @param places what places of the user's code, by number, are called in a refusal
   */
  Failures(List<String> places) {
    this.places = places;
  }

  void begin() {
    failure = null;
  }

  /** Throws what the evaluation failed of, if the user's code caught it. */
  public void check() {
    if (failure != null) {
      throw failure;
    }
  }

  RuntimeException fail(RuntimeException why) {
    failure = why;
    return why;
  }

  /** Refuses the write of an active number to an array that existed before the function ran. */
  RuntimeException oldArray(int place) {
    return fail(
        new Refusal(
            places.get(place),
            "writes a number that depends on the point to an array that existed before the call",
            "make the array inside the function"));
  }

  /** Refuses a call whose receiver is of another class than when the function was read. */
  void expect(Object receiver, Class<?> expected, int place) {
    if (receiver.getClass() != expected) {
      throw fail(
          new Refusal(
              places.get(place),
              "was read for a receiver of "
                  + expected.getName()
                  + " but met one of "
                  + receiver.getClass().getName(),
              "make a new objective for it"));
    }
  }
}
