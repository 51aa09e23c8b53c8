package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Cli.table(folder, "things.csv", 250, 1);
    model = folder.resolve("model");
  }

  @Test
  void trainsAndTellsAPersonWhatCameOut() {
    Cli.Result result =
        Cli.run("train", file, "--target", "kind", "--epochs", 5, "--out", model).ok();
    for (String part :
        List.of(
            ": 250 rows",
            "colour  category",
            "target `kind`: classification",
            "model mlp 4-64-1, relu",
            "learning rate ",
            "accuracy",
            "stopped after 5 epochs",
            "saved to " + model,
            "next: thalweg predict " + model + " FILE")) {
      assertTrue(result.out().contains(part), part + " in " + result.out());
    }
    assertTrue(result.err().contains("epoch 5/5  loss "), result.err());
    assertTrue(Files.exists(model.resolve("model.json")));
  }

  @Test
  void jsonIsOneObjectAndNothingElse() {
    Cli.Result result =
        Cli.run(
                "train",
                file,
                "--target",
                "kind",
                "--model",
                "logistic",
                "--epochs",
                5,
                "--json",
                "--seed",
                3,
                "--out",
                model)
            .ok();
    assertEquals(1, result.out().lines().count());
    String number = "-?[0-9.E-]+";
    assertTrue(
        result
            .out()
            .strip()
            .matches(
                ("\\{'task':'classification','model':'logistic','target':'kind','metrics':"
                        + "\\{'test':\\{'accuracy':N,'log_loss':N\\},'train':\\{'accuracy':N,"
                        + "'log_loss':N\\}\\},'rows':\\{'test':50,'train':200\\},'epochs':5,"
                        + "'batch_size':32,'l2':N,'optimizer':'schedule-free-adamw','schedule':'warmup',"
                        + "'learning_rate':N,'seconds':N,'stop':'epochs','seed':3,"
                        + "'parameters':5,'parameters_sha256':'[0-9a-f]{64}','out':'[^']+'\\}")
                    .replace('\'', '"')
                    .replace("N", number)),
        result.out());
  }

  @Test
  void regressionIsReportedInTheUnitOfTheTarget() {
    Cli.Result result =
        Cli.run(
                "train",
                file,
                "--target",
                "amount",
                "--columns",
                "kind=ignore",
                "--model",
                "linear",
                "--batch-size",
                "all",
                "--epochs",
                150,
                "--json",
                "--out",
                model)
            .ok();
    assertTrue(result.out().contains("\"task\":\"regression\""), result.out());
    double rmse = figure(result.out(), "rmse");
    assertTrue(rmse < 0.5, () -> "rmse " + rmse + " of amounts around 1000");
    assertTrue(figure(result.out(), "r2") > 0.999, result.out());
  }

  @Test
  void theSameSeedGivesTheSameParameters() {
    assertEquals(digest("a", 1), digest("b", 1));
    assertNotEquals(digest("a2", 1), digest("c", 2));
  }

  private String digest(String name, int seed) {
    String out =
        Cli.run(
                "train",
                file,
                "--target",
                "kind",
                "--epochs",
                2,
                "--hidden",
                5,
                "--seed",
                seed,
                "--json",
                "--out",
                folder.resolve(name))
            .ok()
            .out();
    Matcher matcher = Pattern.compile("\"parameters_sha256\":\"([0-9a-f]{64})\"").matcher(out);
    assertTrue(matcher.find(), out);
    return matcher.group(1);
  }

  @Test
  void everyOptionOfTheRunIsTaken() throws IOException {
    String out =
        Cli.run(
                "train",
                file,
                "--target",
                "last",
                "--model",
                "mlp",
                "--hidden",
                "6,4",
                "--activation",
                "tanh",
                "--epochs",
                3,
                "--batch-size",
                50,
                "--optimizer",
                "sgd",
                "--learning-rate",
                0.05,
                "--l2",
                0.001,
                "--test-fraction",
                0.1,
                "--validation-fraction",
                0.2,
                "--patience",
                2,
                "--gradient-tolerance",
                1e-9,
                "--momentum",
                0.5,
                "--weight-decay",
                0.01,
                "--clip-norm",
                10,
                "--accumulate",
                2,
                "--schedule",
                "one-cycle",
                "--on-divergence",
                "stop",
                "--min-delta",
                1e-6,
                "--monitor",
                "accuracy",
                "--label-smoothing",
                0.1,
                "--class-weights",
                "small=2",
                "--dropout",
                0.1,
                "--threads",
                1,
                "--json",
                "--out",
                model)
            .ok()
            .out();
    for (String part :
        List.of(
            "\"batch_size\":50",
            "\"learning_rate\":0.05",
            "\"optimizer\":\"sgd\"",
            "\"schedule\":\"one-cycle\"",
            "\"rows\":{\"test\":25,\"validation\":50,\"train\":175}",
            "\"epochs\":3")) {
      assertTrue(out.contains(part), part + " in " + out);
    }
    assertTrue(out.contains("\"parameters\":" + (4 * 6 + 6 + 6 * 4 + 4 + 4 + 1)), out);
    List<String> rows = Files.readAllLines(model.resolve("run/metrics.csv"));
    assertTrue(rows.getFirst().contains(",validation_accuracy,"), rows.toString());
  }

  @Test
  void aColumnOfWeightsIsNoFeatureAndNotNeededLater() throws IOException {
    StringBuilder text = new StringBuilder("a,w,b\n");
    StringBuilder later = new StringBuilder("a\n");
    for (int row = 0; row < 90; row++) {
      text.append(row % 10).append(',').append(row % 3).append(row % 2 == 0 ? ",x\n" : ",y\n");
      later.append(row).append('\n');
    }
    Path weighted = Files.writeString(folder.resolve("weighted.csv"), text);
    Cli.Result result =
        Cli.run(
                "train",
                weighted,
                "--target",
                "b",
                "--weights",
                "w",
                "--epochs",
                2,
                "--class-weights",
                "balanced",
                "--label-smoothing",
                0.1,
                "--model",
                "mlp",
                "--dropout",
                0.2,
                "--out",
                model)
            .ok();
    assertTrue(result.out().contains("w  ignored   weights of the rows"), result.out());
    assertTrue(result.out().contains("mlp 1-64-1"), result.out());
    Path rows = Files.writeString(folder.resolve("later.csv"), later);
    Cli.run("predict", model, rows).ok();
  }

  @Test
  void testRowsComeFromAFileOfTheirOwn() throws IOException {
    Path test = Cli.table(folder, "others.csv", 40, 2);
    String out =
        Cli.run(
                "train",
                file,
                "--target",
                "kind",
                "--epochs",
                2,
                "--test",
                test,
                "--json",
                "--out",
                model)
            .ok()
            .out();
    assertTrue(out.contains("\"rows\":{\"test\":40,\"train\":250}"), out);
  }

  @Test
  void withoutAFileItTrainsOnTheDigits() {
    Cli.Result result = Cli.run("train", "--model", "softmax", "--epochs", 2, "--out", model).ok();
    assertTrue(result.out().contains(": 1,797 rows"), result.out());
    assertTrue(result.out().contains("target `digit`"), result.out());
  }

  @Test
  void aRunThatDivergesFailsAndKeepsItsBest() {
    Cli.Result result =
        Cli.run(
            "train",
            file,
            "--target",
            "amount",
            "--model",
            "linear",
            "--learning-rate",
            1e6,
            "--epochs",
            5,
            "--json",
            "--out",
            model);
    assertEquals(1, result.code());
    assertTrue(result.out().contains("\"stop\":\"diverged\""), result.out());
    assertTrue(result.err().contains("try a smaller --learning-rate"), result.err());
    assertFalse(result.out().contains("null"), result.out());
    Cli.run("evaluate", model, file).ok();
  }

  @Test
  void aRunThatIsNotToRecoverSaysWhatItKept() {
    Cli.Result result =
        Cli.run(
            "train",
            file,
            "--target",
            "amount",
            "--learning-rate",
            1e6,
            "--on-divergence",
            "stop",
            "--epochs",
            5,
            "--out",
            model);
    assertEquals(1, result.code());
    assertTrue(result.out().contains("the parameters of the start"), result.out());
    assertFalse(result.out().contains("next: "), result.out());
    assertEquals(
        1,
        result.err().lines().filter(line -> line.startsWith("thalweg: the run diverged")).count());
    assertTrue(result.err().contains("the run ends"), result.err());
  }

  @Test
  void forceReplacesAModel() {
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    Cli.Result again =
        Cli.run(
                "train",
                file,
                "--target",
                "kind",
                "--model",
                "softmax",
                "--epochs",
                1,
                "--out",
                model,
                "--force")
            .ok();
    assertTrue(again.out().contains("model softmax 4-2"), again.out());
    assertTrue(Cli.run("evaluate", model, file, "--json").ok().out().contains("softmax"));
  }

  static double figure(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(-?[0-9.E-]+)").matcher(json);
    assertTrue(matcher.find(), name + " in " + json);
    return Double.parseDouble(matcher.group(1));
  }
}
