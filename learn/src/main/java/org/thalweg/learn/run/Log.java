package org.thalweg.learn.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import org.thalweg.learn.train.Event;

/** A file that tells what happened in a run. */
interface Log extends Closeable {
  /** Where it is. */
  Path file();

  /** Hands all of some bytes to the system. */
  static void write(FileChannel to, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  /** Writes what is to be told of an event, all of it before this returns. */
  void write(Event event, Instant at) throws IOException;
}
