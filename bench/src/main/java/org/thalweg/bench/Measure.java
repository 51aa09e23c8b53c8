package org.thalweg.bench;

import java.util.List;

/** Something that is measured, with what it is compared with, in one go. */
interface Measure {
  /** The word that picks it on the command line. */
  String name();

  /** Measures; takes seconds. */
  List<Result> run();
}
