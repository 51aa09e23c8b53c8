package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} and {@code predict} with models that {@code train} saved. */
class ModelCommandsTest {
  @TempDir private Path folder;

  @Test
  void evaluatingTheTestFileGivesTheFiguresOfTheTraining() throws IOException {
    Path file = Cli.table(folder, "things.csv", 120, 1);
    Path test = Cli.table(folder, "others.csv", 50, 2);
    Path model = folder.resolve("model");
    for (String target : List.of("kind", "amount")) {
      String trained =
          Cli.run(
                  "train",
                  file,
                  "--target",
                  target,
                  "--test",
                  test,
                  "--epochs",
                  3,
                  "--json",
                  "--out",
                  model,
                  "--force")
              .ok()
              .out();
      String evaluated = Cli.run("evaluate", model, test, "--json").ok().out();
      String figure = target.equals("kind") ? "log_loss" : "mae";
      assertEquals(
          TrainCommandTest.figure(trained, figure), TrainCommandTest.figure(evaluated, figure));
      assertTrue(evaluated.contains("\"rows\":50"), evaluated);
    }
  }

  @Test
  void classesArePredictedByNameWithTheirProbabilities() throws IOException {
    Path file = Cli.table(folder, "things.csv", 120, 3);
    Path model = folder.resolve("model");
    Cli.run(
            "train",
            file,
            "--target",
            "kind",
            "--model",
            "logistic",
            "--epochs",
            30,
            "--out",
            model)
        .ok();
    List<String> lines = Cli.run("predict", model, file).ok().out().lines().toList();
    assertEquals("prediction,\"probability_big, really\",probability_small", lines.getFirst());
    assertEquals(121, lines.size());
    List<String> rows = Files.readAllLines(file);
    int right = 0;
    for (int row = 1; row <= 120; row++) {
      boolean big = lines.get(row).startsWith("\"big, really\",");
      right += rows.get(row).contains("big") == big ? 1 : 0;
      String[] cells = lines.get(row).split(",");
      double sum =
          Double.parseDouble(cells[cells.length - 1]) + Double.parseDouble(cells[cells.length - 2]);
      assertEquals(1, sum, 1e-6);
    }
    assertTrue(right > 108, right + " of 120 right");
  }

  @Test
  void numbersArePredictedInTheUnitOfTheTarget() throws IOException {
    Path file = Cli.table(folder, "things.csv", 120, 4);
    Path model = folder.resolve("model");
    Cli.run(
            "train",
            file,
            "--target",
            "amount",
            "--model",
            "linear",
            "--batch-size",
            "all",
            "--epochs",
            200,
            "--out",
            model)
        .ok();
    Path predictions = folder.resolve("predictions.csv");
    Cli.Result result = Cli.run("predict", model, file, "--out", predictions).ok();
    assertTrue(result.out().contains("120 predictions written to"), result.out());
    List<String> lines = Files.readAllLines(predictions);
    List<String> rows = Files.readAllLines(file);
    assertEquals("prediction", lines.getFirst());
    for (int row = 1; row <= 120; row++) {
      double amount = Double.parseDouble(rows.get(row).split(",")[2]);
      assertEquals(amount, Double.parseDouble(lines.get(row)), 1.0);
    }
  }

  @Test
  void jsonHoldsThePredictions() throws IOException {
    Path file = Cli.table(folder, "things.csv", 60, 5);
    Path model = folder.resolve("model");
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    String out = Cli.run("predict", model, file, "--json").ok().out();
    assertEquals(1, out.lines().count());
    assertTrue(
        out.startsWith("{\"target\":\"kind\",\"rows\":60,\"out\":null,\"predictions\":["), out);
  }

  @Test
  void imagesAllTheWay() throws IOException {
    Path images = folder.resolve("images");
    Path labels = folder.resolve("labels");
    writeImages(images, labels, 80);
    Path model = folder.resolve("model");
    Cli.Result trained =
        Cli.run(
                "train",
                "--images",
                images,
                "--labels",
                labels,
                "--test-images",
                images,
                "--test-labels",
                labels,
                "--model",
                "softmax",
                "--epochs",
                20,
                "--out",
                model)
            .ok();
    assertTrue(trained.out().contains("next: thalweg predict " + model + " --images FILE"));
    String figures =
        Cli.run("evaluate", model, "--images", images, "--labels", labels, "--json").ok().out();
    assertEquals(1, TrainCommandTest.figure(figures, "accuracy"));
    List<String> lines = Cli.run("predict", model, "--images", images).ok().out().lines().toList();
    assertEquals("prediction,probability_0,probability_1", lines.getFirst());
    assertEquals(81, lines.size());

    Cli.Result wrong = Cli.run("evaluate", model, "--images", images);
    assertTrue(wrong.refusal().contains("without --labels"), wrong.err());
    assertTrue(Cli.run("predict", model, images).refusal().contains("trained on images"));
  }

  /** Images of 4 by 4 bytes whose upper or lower half is bright. */
  private static void writeImages(Path images, Path labels, int count) throws IOException {
    Random random = new Random(6);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    DataOutputStream pixelHead = new DataOutputStream(pixels);
    for (int number : new int[] {0x00000803, count, 4, 4}) {
      pixelHead.writeInt(number);
    }
    DataOutputStream classHead = new DataOutputStream(classes);
    classHead.writeInt(0x00000801);
    classHead.writeInt(count);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(2);
      classes.write(label);
      for (int pixel = 0; pixel < 16; pixel++) {
        pixels.write(random.nextInt(60) + (pixel / 8 == label ? 190 : 0));
      }
    }
    Files.write(images, pixels.toByteArray());
    Files.write(labels, classes.toByteArray());
  }
}
