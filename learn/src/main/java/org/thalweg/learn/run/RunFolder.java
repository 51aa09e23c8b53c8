package org.thalweg.learn.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.Durable;
import org.thalweg.learn.export.Field;
import org.thalweg.learn.export.Json;
import org.thalweg.learn.export.ModelFolder;
import org.thalweg.learn.train.Checkpoints;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.options.Monitor;

/**
 * The folder of a run, within that of its model: {@code config.json}, {@code events.jsonl}, {@code
 * metrics.csv}, TensorBoard's files, {@code checkpoints}, and when it has ended {@code
 * result.json}. One process at a time has it.
 */
public final class RunFolder implements Closeable {
  private static final String CONFIG = "config.json";
  private static final String RESULT = "result.json";
  private static final String LOCK = "lock";

  private final ModelFolder model;
  private final Path folder;
  private final FileChannel lock;

  private RunFolder(ModelFolder model, FileChannel lock) {
    this.model = model;
    this.folder = folder(model);
    this.lock = lock;
  }

  /**
   * The folder of a run that is about to begin. That of an earlier run is set aside until {@link
   * #begin}.
   *
   * @throws InputException if the folder cannot be made, or a run goes on in it
   */
  public static RunFolder create(ModelFolder model, RunConfig config) {
    Path folder = folder(model);
    try {
      if (Files.exists(folder)) {
        lock(model).close(); // none goes on in it
        delete(earlier(model));
        Files.move(folder, earlier(model));
      }
      Files.createDirectory(folder);
      RunFolder made = new RunFolder(model, lock(model));
      try {
        made.write(CONFIG, config.json(Map.of()));
      } catch (IOException e) {
        made.discard();
        throw e;
      }
      return made;
    } catch (IOException e) {
      throw new InputException(
          "--out %s cannot be written (%s: %s): name another folder, or see to its permissions"
              .formatted(Wording.path(model.path()), e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  /**
   * The folder of a run that is to go on.
   *
   * @throws InputException if there is none, or another process has it
   */
  public static RunFolder open(ModelFolder model) {
    if (!Files.exists(folder(model).resolve(CONFIG))) {
      throw new InputException(
          "--resume %s holds no run: name the folder that `thalweg train` was writing to"
              .formatted(Wording.path(model.path())));
    }
    try {
      return new RunFolder(model, lock(model));
    } catch (IOException e) {
      throw unreadable(model, e);
    }
  }

  private static Path folder(ModelFolder model) {
    return model.path().resolve(ModelFolder.RUN);
  }

  private static Path earlier(ModelFolder model) {
    return model.path().resolve(ModelFolder.EARLIER_RUN);
  }

  private static FileChannel lock(ModelFolder model) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder(model).resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock held;
    try {
      held = file.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      file.close();
      throw new InputException(
          "the run in %s goes on in another process: wait until it has ended, or stop it"
              .formatted(Wording.path(model.path())));
    }
    return file;
  }

  /** What the run was asked to do. */
  public RunConfig config() {
    return RunConfig.read(json(CONFIG));
  }

  /**
   * Says that the run begins: its data are read, and all is well with what was asked.
   *
   * @param config with the fingerprint of the data
   * @param chosen what else was decided, for people
   */
  public void begin(RunConfig config, Map<String, ?> chosen) throws IOException {
    write(CONFIG, config.json(chosen));
    delete(earlier(model));
  }

  /** Removes the folder of a run that could not begin, and puts an earlier one back. */
  public void discard() throws IOException {
    close();
    delete(folder);
    if (Files.exists(earlier(model))) {
      Files.move(earlier(model), folder);
    }
    model.discard();
  }

  /**
   * Where the checkpoints are.
   *
   * @param seconds after which an epoch is interrupted for one
   * @param keep how many of the last are kept
   */
  public Checkpoints checkpoints(double seconds, int keep) {
    return new Checkpoints(folder.resolve("checkpoints"), seconds, keep);
  }

  /**
   * Opens the log files.
   *
   * @param tensorBoard whether to write one for TensorBoard
   * @param monitor has a column in the table of epochs
   * @param view is told everything first
   */
  public Logs logs(boolean tensorBoard, Monitor monitor, Consumer<Event> view) throws IOException {
    List<Log> logs = new ArrayList<>();
    logs.add(new EventLog(folder.resolve("events.jsonl")));
    logs.add(new MetricsLog(folder.resolve("metrics.csv"), monitor));
    if (tensorBoard) {
      logs.add(new TensorBoardLog(folder, Instant.now()));
    }
    return new Logs(logs, view);
  }

  /** Says that the run has ended and its model is saved. */
  public void end(Map<String, ?> result) throws IOException {
    write(RESULT, result);
  }

  /** What {@link #end} was told, if the run has ended. */
  public Optional<Field> result() {
    return Files.exists(folder.resolve(RESULT)) ? Optional.of(json(RESULT)) : Optional.empty();
  }

  private void write(String name, Map<String, ?> json) throws IOException {
    Durable.write(folder.resolve(name), Json.indented(json) + "\n");
  }

  private Field json(String name) {
    try {
      return Field.read(folder.resolve(name));
    } catch (IOException e) {
      throw unreadable(model, e);
    }
  }

  private static InputException unreadable(ModelFolder model, IOException e) {
    return new InputException(
        "the run in %s cannot be opened (%s: %s): check the disk and permissions"
            .formatted(Wording.path(model.path()), e.getClass().getSimpleName(), e.getMessage()),
        e);
  }

  /** Lets another process have the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** Deletes a folder with all in it, if it is there. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
