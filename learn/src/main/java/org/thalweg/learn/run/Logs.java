package org.thalweg.learn.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.train.Event;

/**
 * Hands events to a view and to log files. A file that cannot be written is given up with a
 * warning: a full disk must not end a run.
 */
public final class Logs implements Consumer<Event>, Closeable {
  private final Consumer<Event> view;
  private final List<Log> logs;

  Logs(List<Log> logs, Consumer<Event> view) {
    this.logs = new ArrayList<>(logs);
    this.view = view;
  }

  @Override
  public void accept(Event event) {
    view.accept(event);
    Instant now = Instant.now();
    for (Log log : List.copyOf(logs)) {
      if (logs.contains(log)) {
        write(log, event, now);
      }
    }
  }

  private void write(Log log, Event event, Instant at) {
    try {
      log.write(event, at);
    } catch (IOException e) {
      logs.remove(log);
      close(log);
      accept(
          new Event.Warned(
              "%s cannot be written (%s): the run goes on without it; free some space on that disk"
                  .formatted(Wording.path(log.file()), e.getMessage())));
    }
  }

  @Override
  public void close() {
    logs.forEach(Logs::close);
    logs.clear();
  }

  private static void close(Log log) {
    try {
      log.close();
    } catch (IOException e) {
      // Each event was handed to the system when it came: there is nothing left to lose.
    }
  }
}
