package org.thalweg.learn.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.thalweg.learn.export.Json;
import org.thalweg.learn.train.Event;

/** All events, one object of JSON a line; those of a run that goes on come after the earlier. */
final class EventLog implements Log {
  private final Path file;
  private final FileChannel to;

  EventLog(Path file) throws IOException {
    this.file = file;
    this.to =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    cutTornLine();
  }

  /** Removes what a process that was killed has left of a line, and goes to the end. */
  private void cutTornLine() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    long end = to.size();
    while (end > 0 && to.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
      end--;
    }
    to.truncate(end).position(end);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public void write(Event event, Instant at) throws IOException {
    String line = Json.line(EventJson.of(event, at)) + "\n";
    Log.write(to, line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
