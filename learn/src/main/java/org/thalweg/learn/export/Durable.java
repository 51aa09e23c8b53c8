package org.thalweg.learn.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there whole or not at all, whenever the process or the machine stops: written
 * under another name in the same folder, forced to the disk, then renamed.
 */
public final class Durable {
  /** Ends the name of a file that is not whole yet. */
  public static final String PART = ".part";

  private Durable() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it all.
     *
     * @param to the file, empty
     */
    void write(FileChannel to) throws IOException;
  }

  /**
   * Makes a file or replaces it.
   *
   * @throws IOException if that fails; what was there before is there still
   */
  public static void write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    try {
      try (FileChannel to =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        content.write(to);
        to.force(true);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Makes a file of a text or replaces it. */
  public static void write(Path file, String text) throws IOException {
    write(file, to -> writeAll(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), to));
  }

  /** Renames a file in its folder, in one go, replacing what has that name. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = to.toAbsolutePath().getParent();
    if (folder != null) {
      forceFolder(folder);
    }
  }

  static void writeAll(ByteBuffer bytes, FileChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    FileChannel names;
    try {
      names = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException notHere) {
      return; // a system that does not let folders be opened keeps their names safe by itself
    }
    try (names) {
      names.force(true);
    }
  }
}
