package org.thalweg.cli.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** Writes a text file beside it first, so that what was there is lost only for something whole. */
public final class WholeFile {
  private WholeFile() {}

  /** What is written. */
  @FunctionalInterface
  public interface Text {
    /** Writes all of it. */
    void write(Writer to) throws IOException;
  }

  /**
   * Makes sure that nothing is lost.
   *
   * @param option that names the file
   * @throws InputException if the file is there and need not be replaced
   */
  public static void requireNew(String option, Path file, boolean force) {
    if (!force && Files.exists(file)) {
      throw new InputException(
          "%s %s is there already: name another file, or add --force"
              .formatted(option, Wording.path(file)));
    }
  }

  /**
   * Writes the file that an option names.
   *
   * @param option that names it, for messages
   * @throws InputException if it cannot be written
   */
  public static void write(String option, Path file, Text text) {
    Path absolute = file.toAbsolutePath();
    try {
      if (Files.isDirectory(absolute)) {
        throw new InputException(
            "%s %s is a folder: name a file".formatted(option, Wording.path(file)));
      }
      Path temporary =
          Files.createTempFile(absolute.getParent(), absolute.getFileName().toString(), ".part");
      try {
        try (Writer writer = Files.newBufferedWriter(temporary)) {
          text.write(writer);
        }
        Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new InputException(
          "%s %s cannot be written (%s: %s): name another file, or see to its permissions"
              .formatted(option, Wording.path(file), e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
