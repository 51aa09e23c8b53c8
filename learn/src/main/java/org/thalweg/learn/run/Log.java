package org.thalweg.learn.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.thalweg.learn.train.Event;

/** A file that tells what happened in a run. */
interface Log extends Closeable {
  /** Where it is. */
  Path file();

  /** Writes what is to be told of an event, all of it before this returns. */
  void write(Event event, Instant at) throws IOException;
}
