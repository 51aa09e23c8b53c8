package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in minimize and fit, in JVMs of their own. */
@EnabledOnOs(OS.LINUX)
class InterruptedMinimizeTest {
  @TempDir private Path folder;

  private record Ended(int code, String out) {}

  /** Starts a command that would take for ever, and stops it once it has begun. */
  private Ended interrupt(Path begun, Object... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(words).forEach(word -> line.add(word.toString()));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (process.isAlive() && !isBegun(begun) && System.nanoTime() < patience) {
        Thread.sleep(5);
      }
      Thread.sleep(begun.equals(folder) ? 500 : 3000);
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
      return new Ended(process.exitValue(), Files.readString(out));
    } finally {
      process.destroyForcibly();
    }
  }

  /** A file is there and not empty; of a folder, the file that a path is written to first is. */
  private static boolean isBegun(Path begun) throws IOException {
    if (!Files.isDirectory(begun)) {
      return true;
    }
    try (Stream<Path> files = Files.list(begun)) {
      return files.anyMatch(
          file -> file.toString().endsWith(".part") && file.toFile().length() > 0);
    }
  }

  @Test
  void minimizeReportsTheBestPointAndItsWholePath() throws IOException, InterruptedException {
    Path path = folder.resolve("path.csv");
    Ended end =
        interrupt(
            folder,
            "minimize",
            "x^2 + y^2",
            "--start",
            "x=3,y=4",
            "--method",
            "gradient-descent-fixed",
            "--learning-rate",
            "1e-9",
            "--max-iterations",
            2_000_000_000,
            "--max-evaluations",
            1_000_000_000_000_000L,
            "--path",
            path);
    assertEquals(130, end.code(), end.out());
    assertTrue(end.out().contains("ended    it was interrupted"), end.out());
    assertTrue(end.out().contains("value  "), end.out());
    List<String> lines = Files.readAllLines(path);
    assertEquals("step,x,y,value", lines.getFirst());
    assertTrue(Files.readString(path).endsWith("\n"));
    for (int step = 0; step + 1 < lines.size(); step++) {
      String[] fields = lines.get(step + 1).split(",", -1);
      assertEquals(4, fields.length);
      assertEquals(step, Integer.parseInt(fields[0]));
      double[] values =
          IntStream.range(1, 4).mapToDouble(i -> Double.parseDouble(fields[i])).toArray();
      assertEquals(values[0] * values[0] + values[1] * values[1], values[2], 1e-12);
    }
  }

  @Test
  void fitReportsWhatItHas() throws IOException, InterruptedException {
    Path data = Files.writeString(folder.resolve("data.csv"), "x,y\n1,2\n2,3\n3,5\n4,4\n");
    Ended end =
        interrupt(
            data,
            "fit",
            data,
            "--formula",
            "y = a + b*x",
            "--start",
            "a=0,b=0",
            "--method",
            "adam",
            "--learning-rate",
            "1e-9",
            "--max-iterations",
            2_000_000_000,
            "--max-evaluations",
            1_000_000_000_000_000L,
            "--json");
    assertEquals(130, end.code(), end.out());
    assertTrue(end.out().contains("\"stop\":\"interrupted\""), end.out());
  }
}
