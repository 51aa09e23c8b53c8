package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of weights counts in the figures of the test rows, and in those of evaluate. */
class WeightsTest {
  @TempDir private Path folder;
  private Path train = Path.of("");
  private Path test = Path.of("");
  private Path repeated = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeFiles() throws IOException {
    model = folder.resolve("model");
    train = folder.resolve("train.csv");
    test = folder.resolve("test.csv");
    repeated = folder.resolve("repeated.csv");
    Random random = new Random(2);
    StringBuilder learn = new StringBuilder("x,w,y\n");
    StringBuilder weighted = new StringBuilder("x,w,y\n");
    StringBuilder times = new StringBuilder("x,y\n");
    for (int row = 0; row < 120; row++) {
      double x = random.nextGaussian();
      int weight = row % 4;
      String y = x + random.nextGaussian() > 0 ? "up" : "down";
      (row < 80 ? learn : weighted).append("%s,%d,%s\n".formatted(x, weight, y));
      times.repeat("%s,%s\n".formatted(x, y), row < 80 ? 0 : weight);
    }
    weighted.append("0.5,7,\n"); // has no target and counts for nothing
    Files.writeString(train, learn);
    Files.writeString(test, weighted);
    Files.writeString(repeated, times);
  }

  private Cli.Result train(Object... more) {
    List<Object> words =
        List.of("train", train, "--target", "y", "--weights", "w", "--epochs", 2, "--out", model);
    Object[] all = new Object[words.size() + more.length];
    System.arraycopy(words.toArray(), 0, all, 0, words.size());
    System.arraycopy(more, 0, all, words.size(), more.length);
    return Cli.run(all);
  }

  @Test
  void figuresAreThoseOfRowsRepeatedAsOftenAsTheyWeigh() {
    String trained = train("--test", test, "--json").ok().out();
    String figures = trained.replaceAll(".*\"test\":(\\{[^}]*}).*", "$1").strip();
    String evaluated = Cli.run("evaluate", model, test, "--weights", "w", "--json").ok().out();
    assertTrue(evaluated.contains(figures), figures + " in " + evaluated);
    String twins = Cli.run("evaluate", model, repeated, "--json").ok().out();
    String alike = Cli.run("evaluate", model, test, "--json").ok().out();
    for (String figure : List.of("accuracy", "log_loss")) {
      double expected = TrainCommandTest.figure(twins, figure);
      assertEquals(expected, TrainCommandTest.figure(figures, figure), 1e-12);
      double unweighted = TrainCommandTest.figure(alike, figure);
      assertTrue(Math.abs(expected - unweighted) > 1e-4, figure + " " + unweighted);
    }
  }

  @Test
  void theColumnIsFoundByItsNameOrNumber() {
    Cli.Result result = train().ok();
    assertTrue(result.out().contains("weights `w`: rows count by it"), result.out());
    String twice = Cli.run("evaluate", model, train, "--weights", 2, "--json").ok().out();
    String byName = Cli.run("evaluate", model, train, "--weights", "w", "--json").ok().out();
    assertEquals(byName, twice);
  }

  @Test
  void weightsThatCannotBeUsedAreRefusedByName() throws IOException {
    train().ok();
    assertTrue(
        Cli.run("evaluate", model, repeated, "--weights", "w")
            .refusal()
            .contains("no column `w` in repeated.csv"));
    assertTrue(
        Cli.run("evaluate", model, test, "--weights", "y").refusal().contains("is the target"));
    Path zeros = Files.writeString(folder.resolve("zeros.csv"), "x,w,y\n1,0,up\n2,0,down\n");
    assertTrue(
        Cli.run("evaluate", model, zeros, "--weights", "w")
            .refusal()
            .contains("is 0 in all 2 rows of a part"));
    Path negative = Files.writeString(folder.resolve("negative.csv"), "x,w,y\n1,-1,up\n2,0,down\n");
    assertTrue(
        train("--test", negative, "--force").refusal().contains("`w` of negative.csv is -1"));
  }
}
