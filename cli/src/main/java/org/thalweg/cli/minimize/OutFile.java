package org.thalweg.cli.minimize;

import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** A file that is to be written when a run is over: what can be wrong with it is said before. */
final class OutFile {
  private OutFile() {}

  /**
   * Looks at it.
   *
   * @param option that names it
   * @throws InputException if it is there and need not be replaced, is a folder, or its folder is
   *     not there or lets nothing be written
   */
  static void require(String option, Path file, boolean force) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          "%s %s is a folder: name a file".formatted(option, Wording.path(file)));
    }
    WholeFile.requireNew(option, file, force);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "%s %s: there is no folder %s; make it, or name another"
              .formatted(option, Wording.path(file), folder == null ? "" : Wording.path(folder)));
    }
    if (!Files.isWritable(folder)) {
      throw new InputException(
          "%s %s: nothing can be written to the folder %s; name another, or see to its permissions"
              .formatted(option, Wording.path(file), Wording.path(folder)));
    }
  }
}
