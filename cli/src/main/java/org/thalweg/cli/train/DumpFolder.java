package org.thalweg.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.thalweg.learn.data.InputException;

/**
 * A folder of what the compiler makes of programs, a file for each stage: {@code 1.1-given.txt},
 * {@code 1.2-simplified.txt} and so on for the first, {@code 2.1-given.txt} for the next.
 */
final class DumpFolder implements BiConsumer<String, Object> {
  private static final String FIRST_STAGE = "given";

  private final Path folder;
  private int program;
  private int stage;

  DumpFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void accept(String name, Object what) {
    if (name.equals(FIRST_STAGE)) {
      program++;
      stage = 0;
    }
    stage++;
    String file = program + "." + stage + "-" + name + ".txt";
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), what + "\n");
    } catch (IOException e) {
      throw new InputException(
          "--dump %s cannot be written to (%s): name a folder that can"
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }
}
