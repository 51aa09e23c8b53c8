package org.thalweg.cli.minimize;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.optim.minimize.Event;
import org.thalweg.optim.problem.Point;

/** Writes a line for each place a run comes to, the start as step 0. */
final class PathWriter implements Consumer<Event> {
  private final Writer to;
  private @Nullable IOException failure;

  PathWriter(Writer to) {
    this.to = to;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Started started -> line(0, started.start());
      case Event.Moved moved -> line(moved.iteration(), moved.point());
      case Event.Escaped escaped -> line(escaped.iteration(), escaped.to());
      case Event.Ended _ -> {}
    }
  }

  private void line(int step, Point point) {
    StringBuilder line = new StringBuilder().append(step);
    for (double value : point.x()) {
      line.append(',').append(value);
    }
    line.append(',').append(point.value()).append('\n');
    try {
      to.append(line);
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Says whether all was written.
   *
   * @throws IOException if not
   */
  void finish() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
