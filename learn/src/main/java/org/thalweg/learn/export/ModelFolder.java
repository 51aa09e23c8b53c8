package org.thalweg.learn.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * The folder that a model is to be saved to. It is checked before training, so that what cannot be
 * written is known at once. The model is written beside it and put in place when it is whole, and
 * only then a model that was there is removed.
 */
public final class ModelFolder {
  private final Path folder;

  private ModelFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that a model can be saved to a folder.
   *
   * @param folder where the model is to be; need not be there, nor the folders above it
   * @param force whether a model that is there may be replaced
   * @throws InputException if it holds a model and {@code force} is false, holds other files, or
   *     cannot be written
   */
  public static ModelFolder claim(Path folder, boolean force) {
    Path absolute = folder.toAbsolutePath().normalize();
    String quoted = Wording.path(folder);
    if (absolute.getParent() == null || Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new InputException("--out " + quoted + " is no folder: name a new folder");
    }
    ModelFolder claimed = new ModelFolder(absolute);
    try {
      boolean isModel = Files.exists(absolute.resolve(SavedModel.DESCRIPTION));
      if (isModel && !force) {
        throw new InputException(
            "--out %s holds a model already: name another folder, or replace it with --force"
                .formatted(quoted));
      }
      if (!isModel && Files.exists(absolute) && !isEmpty(absolute)) {
        throw new InputException("--out %s holds other files: name a new folder".formatted(quoted));
      }
      Files.createDirectories(absolute.getParent());
      Files.delete(claimed.temporary());
    } catch (IOException e) {
      throw claimed.unwritable(e);
    }
    return claimed;
  }

  /** The folder, absolute. */
  public Path path() {
    return folder;
  }

  /**
   * Writes the model and puts it in place.
   *
   * @throws InputException if that fails; a model that was there is there still
   */
  public void save(SavedModel model) {
    try {
      Path whole = temporary();
      try {
        model.write(whole);
        putInPlace(whole);
      } finally {
        delete(whole);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void putInPlace(Path whole) throws IOException {
    if (!Files.exists(folder)) {
      Files.move(whole, folder);
      return;
    }
    Path before = whole.resolveSibling(whole.getFileName() + "-before");
    Files.move(folder, before);
    try {
      Files.move(whole, folder);
    } catch (IOException e) {
      Files.move(before, folder);
      throw e;
    }
    delete(before);
  }

  /** A new folder beside this one, with the rights that any new folder has. */
  private Path temporary() throws IOException {
    Path made = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".part-");
    if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return made;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
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

  private InputException unwritable(IOException e) {
    return new InputException(
        "--out %s cannot be written (%s: %s): name another folder, or see to its permissions"
            .formatted(Wording.path(folder), e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
