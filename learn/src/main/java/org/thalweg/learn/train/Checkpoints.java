package org.thalweg.learn.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * A folder of snapshots, numbered as they come, that keeps the last few and that of the best epoch.
 * One is written after an epoch, in a long epoch every so many seconds, and at the end; but never
 * so often that more than a twentieth of the time goes into it.
 */
public final class Checkpoints {
  private static final String ENDING = ".checkpoint";
  private static final String NAME = "\\d{8,}\\" + ENDING;
  private static final double NANOS = 1e9;

  /** Epochs that follow each other faster are not all worth a file. */
  private static final double LEAST_SECONDS = 1;

  private static final double SHARE_OF_TIME = 0.05;

  private final Path folder;
  private final double seconds;
  private final int keep;
  private final LongSupplier nanoTime;
  private int number;
  private String best = "";
  private long lastEnd;
  private double lastCost;
  private boolean failed;

  /**
   * The checkpoints of a run.
   *
   * @param folder where they are, made if it is not there
   * @param seconds after which an epoch is interrupted for one; 0 for one after each step, whatever
   *     time it takes
   * @param keep how many of the last are kept
   * @throws InputException if a number makes no sense, naming it as the command line does
   */
  public Checkpoints(Path folder, double seconds, int keep) {
    this(folder, seconds, keep, System::nanoTime);
  }

  /** The same by another clock. */
  Checkpoints(Path folder, double seconds, int keep, LongSupplier nanoTime) {
    check(seconds, keep);
    this.folder = folder;
    this.seconds = seconds;
    this.keep = keep;
    this.nanoTime = nanoTime;
    this.lastEnd = nanoTime.getAsLong();
  }

  /**
   * Makes sure that these numbers make sense.
   *
   * @throws InputException if not, naming one as the command line does
   */
  public static void check(double seconds, int keep) {
    if (!(seconds >= 0)) {
      throw new InputException(
          "--checkpoint-seconds %s cannot be used: it must be 0 or more".formatted(seconds));
    }
    if (keep < 1) {
      throw new InputException(
          "--keep-checkpoints %d cannot be used: it must be 1 or more".formatted(keep));
    }
  }

  /**
   * The newest snapshot that is whole. Those that are not are named in warnings.
   *
   * @throws InputException if the folder cannot be read
   */
  Optional<Snapshot> newest(Consumer<Event> listener) {
    try {
      List<Path> files = files();
      for (Path file : files.reversed()) {
        number = Math.max(number, number(file));
        Optional<SnapshotFile.Content> content = whole(file, listener);
        if (content.isPresent()) {
          best = content.get().best();
          return content.map(SnapshotFile.Content::snapshot);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new InputException(
          "the checkpoints in %s cannot be read (%s): check the disk and permissions"
              .formatted(Wording.path(folder), e.getMessage()),
          e);
    }
  }

  private static Optional<SnapshotFile.Content> whole(Path file, Consumer<Event> listener)
      throws IOException {
    try {
      return Optional.of(SnapshotFile.read(file));
    } catch (InputException | IllegalArgumentException e) {
      listener.accept(
          new Event.Warned(
              "checkpoint %s is damaged and is passed over".formatted(Wording.path(file))));
      return Optional.empty();
    }
  }

  /** Whether it is time for another one. */
  boolean isDue(boolean afterEpoch) {
    if (seconds == 0) {
      return true;
    }
    double since = (nanoTime.getAsLong() - lastEnd) / NANOS;
    return since
        >= Math.max(
            afterEpoch ? Math.min(LEAST_SECONDS, seconds) : seconds, lastCost / SHARE_OF_TIME);
  }

  /** Writes one, and removes those no longer kept. A failure is a warning, the first time. */
  void write(Snapshot snapshot, Consumer<Event> listener) {
    long began = nanoTime.getAsLong();
    Path file = folder.resolve(String.format(Locale.ROOT, "%08d", number + 1) + ENDING);
    try {
      Files.createDirectories(folder);
      String name = file.getFileName().toString();
      String bestNow = snapshot.isBest() || best.isEmpty() ? name : best;
      SnapshotFile.write(file, new SnapshotFile.Content(snapshot, bestNow));
      best = bestNow;
      number++;
      failed = false;
      removeOld();
      listener.accept(new Event.Checkpointed(file, snapshot.latest().state().steps()));
    } catch (IOException e) {
      if (!failed) {
        listener.accept(
            new Event.Warned(
                "checkpoint %s cannot be written (%s): the run goes on, earlier ones are whole;"
                        .formatted(Wording.path(file), e.getMessage())
                    + " free some space on that disk"));
      }
      failed = true;
    }
    lastEnd = nanoTime.getAsLong();
    lastCost = (lastEnd - began) / NANOS;
  }

  /** Whether the last one that was tried could not be written. */
  public boolean hasFailed() {
    return failed;
  }

  private void removeOld() throws IOException {
    List<Path> files = files();
    for (Path file : files.subList(0, Math.max(0, files.size() - keep))) {
      if (!file.getFileName().toString().equals(best)) {
        Files.delete(file);
      }
    }
  }

  /** All files, oldest first. */
  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(NAME))
          .sorted(Comparator.comparingInt(Checkpoints::number))
          .toList();
    }
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.length() - ENDING.length()));
  }
}
