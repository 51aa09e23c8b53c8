package org.thalweg.cli.train;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for a model that nobody gave a name. */
final class NewFolder {
  private NewFolder() {}

  /** {@code models/NAME}, or {@code models/NAME-2} and so on, by the name of the training file. */
  static Path named(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "model" : last.toString();
    int end = name.indexOf('.', 1);
    String stem = end < 0 ? name : name.substring(0, end);
    Path folder = Path.of("models", stem);
    for (int number = 2; Files.exists(folder); number++) {
      folder = Path.of("models", stem + "-" + number);
    }
    return folder;
  }
}
