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
   * Writes the file that {@code --out} names.
   *
   * @throws InputException if it cannot be written
   */
  public static void write(Path file, Text text) {
    Path absolute = file.toAbsolutePath();
    try {
      if (Files.isDirectory(absolute)) {
        throw new InputException("--out %s is a folder: name a file".formatted(Wording.path(file)));
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
          "--out %s cannot be written (%s: %s): name another file, or see to its permissions"
              .formatted(Wording.path(file), e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
