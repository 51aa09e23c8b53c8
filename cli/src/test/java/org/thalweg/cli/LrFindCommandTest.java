package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrFindCommandTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Cli.table(folder, "things.csv", 250, 1);
  }

  @Test
  void drawsTheCurveAndRecommendsARate() throws IOException {
    Path curve = folder.resolve("curve.csv");
    Cli.Result result =
        Cli.run("lr-find", file, "--target", "kind", "--optimizer", "adam", "--out", curve).ok();
    assertTrue(
        result.out().contains("recommended: --optimizer adam --learning-rate "), result.out());
    assertTrue(result.out().lines().anyMatch(line -> line.startsWith("     loss |")), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 120), result.out());
    List<String> lines = Files.readAllLines(curve);
    assertEquals("learning_rate,loss,smoothed_loss", lines.getFirst());
    assertTrue(lines.size() > 50 && lines.size() <= 101, lines.size() + " lines");
  }

  @Test
  void jsonIsOneObjectAndNothingElse() {
    Cli.Result result =
        Cli.run("lr-find", file, "--target", "amount", "--steps", 40, "--json").ok();
    assertEquals(1, result.out().lines().count());
    double rate = TrainCommandTest.figure(result.out(), "recommended");
    assertTrue(rate > 1e-5 && rate < 1, result.out());
    assertTrue(result.out().contains("\"points\":[{\"learning_rate\":"), result.out());
    Cli.Result again = Cli.run("lr-find", file, "--target", "amount", "--steps", 40, "--json").ok();
    assertEquals(result.out(), again.out());
  }

  @Test
  void badInputIsOneLine() {
    refused("--from 0.0", "--from", 0);
    refused("--to 0.001 cannot be used: it must be above", "--from", 1, "--to", 0.001);
    refused("--steps 3", "--steps", 3);
    refused("--optimizer prodigy finds its learning rate itself", "--optimizer", "prodigy");
    refused("--learning-rate", "--learning-rate", 1);
    refused("is a folder", "--out", folder);
  }

  private void refused(String part, Object... words) {
    Object[] all = new Object[words.length + 4];
    System.arraycopy(new Object[] {"lr-find", file, "--target", "kind"}, 0, all, 0, 4);
    System.arraycopy(words, 0, all, 4, words.length);
    String line = Cli.run(all).refusal();
    assertTrue(line.contains(part), part + " in " + line);
  }
}
