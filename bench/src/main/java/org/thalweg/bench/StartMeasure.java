package org.thalweg.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The main job of README from start to last line, with the program built, as a process of its own.
 *
 * @param root folder of the launcher
 */
record StartMeasure(Path root) implements Measure {

  private static final int RUNS = 5;
  private static final double TARGET_SECONDS = 3;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Result> run() {
    try {
      Path folder = Files.createTempDirectory("thalweg-bench");
      start("--version"); // builds the program
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        start("train", "--out", folder.resolve("model").toString(), "--force");
        seconds.add((System.nanoTime() - start) / 1e9);
      }
      seconds.sort(null);
      double median = seconds.get(RUNS / 2);
      return List.of(
          new Result(
              "./thalweg train on digits, start to last line",
              "%.2f s".formatted(median),
              "",
              null,
              "≤ 3 s",
              median <= TARGET_SECONDS));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("thalweg").toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int end = process.waitFor();
      if (end != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + end);
      }
    } catch (InterruptedException _) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
