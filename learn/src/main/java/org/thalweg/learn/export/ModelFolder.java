package org.thalweg.learn.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * The folder that a model is to be saved to, with all about the run that makes it in a folder of
 * its own within. It is made before training, so that what cannot be written is known at once. A
 * model that is there stays whole until the new one is.
 */
public final class ModelFolder {
  /** Name of the folder, within this one, that tells of the run. */
  public static final String RUN = "run";

  /** Name of the same of an earlier run, until the new one begins. */
  public static final String EARLIER_RUN = "run-before";

  private static final Set<String> OURS =
      Set.of(
          EARLIER_RUN,
          SavedModel.PARAMETERS,
          SavedModel.NEXT_PARAMETERS,
          SavedModel.DESCRIPTION + Durable.PART,
          SavedModel.NEXT_PARAMETERS + Durable.PART);

  private final Path folder;
  private final boolean made;

  private ModelFolder(Path folder, boolean made) {
    this.folder = folder;
    this.made = made;
  }

  /**
   * Makes sure that a model can be saved to a folder, and makes it.
   *
   * @param folder where the model is to be; need not be there, nor the folders above it
   * @param force whether a model or a run that is there may be replaced
   * @throws InputException if it holds one and {@code force} is false, holds other files alone, or
   *     cannot be written
   */
  public static ModelFolder claim(Path folder, boolean force) {
    Path absolute = folder.toAbsolutePath().normalize();
    String quoted = Wording.path(folder);
    if (absolute.getParent() == null || Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new InputException("--out " + quoted + " is no folder: name a new folder");
    }
    boolean isModel = Files.exists(absolute.resolve(SavedModel.DESCRIPTION));
    boolean isRun = Files.exists(absolute.resolve(RUN));
    if (isModel && !force) {
      throw new InputException(
          "--out %s holds a model already: name another folder, or replace it with --force"
              .formatted(quoted));
    }
    if (isRun && !force) {
      throw new InputException(
          ("--out %s holds a run that has not ended: go on with it by `thalweg train --resume`,"
                  + " name another folder, or replace it with --force")
              .formatted(quoted));
    }
    ModelFolder claimed = new ModelFolder(absolute, !Files.exists(absolute));
    try {
      if (!isModel && !isRun && !claimed.made && !claimed.isFree()) {
        throw new InputException("--out %s holds other files: name a new folder".formatted(quoted));
      }
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw claimed.unwritable(e);
    }
    return claimed;
  }

  /** The folder of a run that goes on. */
  public static ModelFolder of(Path folder) {
    return new ModelFolder(folder.toAbsolutePath().normalize(), false);
  }

  /** The folder, absolute. */
  public Path path() {
    return folder;
  }

  /**
   * Writes the model.
   *
   * @throws IOException if that fails; a model that was there is there still
   */
  public void save(SavedModel model) throws IOException {
    model.write(folder);
  }

  /** Removes the folder if it was made for nothing: it was not there before, and it is empty. */
  public void discard() throws IOException {
    if (made && Files.exists(folder) && isFree()) {
      Files.delete(folder);
    }
  }

  /** Whether nothing is in it but what a model's writing, cut short, may have left. */
  private boolean isFree() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return OURS.containsAll(names);
    }
  }

  private InputException unwritable(IOException e) {
    return new InputException(
        "--out %s cannot be written (%s: %s): name another folder, or see to its permissions"
            .formatted(Wording.path(folder), e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
