package org.thalweg.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of this repository are. */
final class Repository {

  /** The modules that are shipped, the lowest first: each may use those before it. */
  static final List<String> MODULES = List.of("core", "optim", "learn", "io", "cli");

  private Repository() {}

  /** The folder that holds the parent POM. */
  static Path root() {
    Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("core")) || !Files.exists(folder.resolve("pom.xml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not started inside the repository");
      }
    }
    return folder;
  }

  /** Folders of main code, one a module: the shipped ones, and problems. */
  static List<Path> mainFolders() {
    return Stream.concat(MODULES.stream(), Stream.of("problems"))
        .map(module -> root().resolve(module).resolve("src/main/java"))
        .toList();
  }

  /** All files below {@code folder} whose name ends in {@code suffix}, sorted. */
  static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The text of {@code file}. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
