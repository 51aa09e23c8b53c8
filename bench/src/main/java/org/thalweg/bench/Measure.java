package org.thalweg.bench;

import java.util.List;

/** Something that is measured, with what it is compared with, in one go. */
interface Measure {
  /** The word that picks it on the command line. */
  String name();

  /** Measures. */
  List<Result> run();

  /** Whether it takes minutes rather than seconds, and so is run only when it is named. */
  default boolean takesLong() {
    return false;
  }
}
