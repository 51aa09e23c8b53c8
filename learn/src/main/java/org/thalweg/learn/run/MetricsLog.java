package org.thalweg.learn.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.options.Monitor;

/**
 * A table with a row for each epoch, as CSV. Where a run goes back, to a checkpoint or to its
 * start, the rows of the epochs that it does again are replaced.
 */
final class MetricsLog implements Log {
  private final Path file;
  private final boolean monitors;
  private final String header;
  private final FileChannel to;

  /** Where the row of each epoch starts, and at the end where the next one is to start. */
  private final List<Long> starts = new ArrayList<>();

  /**
   * Opens the file.
   *
   * @param monitor a figure beside the loss that has a column too
   */
  MetricsLog(Path file, Monitor monitor) throws IOException {
    this.file = file;
    monitors = monitor != Monitor.LOSS;
    header =
        "epoch,loss,validation_loss,%slearning_rate,seconds\n"
            .formatted(monitors ? "validation_" + monitor.word() + "," : "");
    String before = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
    this.to = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (before.startsWith(header)) {
      starts.add((long) header.length());
      findRows(before);
    } else {
      write(header, 0);
      starts.add(to.position());
    }
  }

  private void findRows(String text) {
    int at = header.length();
    int end = text.indexOf('\n', at);
    while (end >= 0 && text.startsWith(starts.size() + ",", at)) {
      at = end + 1;
      starts.add((long) at);
      end = text.indexOf('\n', at);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public void write(Event event, Instant at) throws IOException {
    if (event instanceof Event.EpochDone done) {
      EpochRecord epoch = done.epoch();
      int row = Math.min(epoch.epoch(), starts.size());
      starts.subList(row, starts.size()).clear();
      write(
          "%d,%s,%s,%s%s,%s\n"
              .formatted(
                  epoch.epoch(),
                  epoch.loss(),
                  text(epoch.validationLoss()),
                  monitors ? text(epoch.monitored()) + "," : "",
                  epoch.learningRate(),
                  done.seconds()),
          starts.getLast());
      starts.add(to.position());
    }
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private void write(String text, long start) throws IOException {
    to.truncate(start).position(start);
    Log.write(to, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
