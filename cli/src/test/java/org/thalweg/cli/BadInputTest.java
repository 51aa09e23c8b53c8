package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line on standard error: what, where, what to do; exit code 2; nothing written. */
class BadInputTest {
  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Cli.table(folder, "things.csv", 60, 1);
    model = folder.resolve("model");
  }

  private String train(Object... words) {
    List<Object> all = new ArrayList<>(List.of("train", file, "--target", "kind", "--out", model));
    all.addAll(Arrays.asList(words));
    String refusal = Cli.run(all.toArray()).refusal();
    assertFalse(Files.exists(model));
    return refusal;
  }

  private static void says(String refusal, String... parts) {
    for (String part : parts) {
      assertTrue(refusal.contains(part), part + " in " + refusal);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
  void learningRateThatIsNoStep(String rate) {
    says(train("--learning-rate", rate), "--learning-rate", "it must be above 0", "leave it out");
  }

  @Test
  void numbersOutOfRange() {
    says(train("--epochs", 0), "--epochs 0", "1 or more");
    says(train("--batch-size", 0), "--batch-size 0", "`all`");
    says(train("--batch-size", "some"), "--batch-size some", "`all`");
    says(train("--patience", 0), "--patience 0");
    says(train("--min-delta", -1, "--patience", 3), "--min-delta -1.0", "0 or more");
    says(train("--l2", -1), "--l2 -1.0");
    says(train("--gradient-tolerance", 0), "--gradient-tolerance 0.0");
    says(train("--threads", 0), "--threads 0");
    says(train("--momentum", 1), "--momentum 1.0", "below 1");
    says(train("--momentum", 0), "--momentum 0", "--optimizer sgd");
    says(train("--optimizer", "adam", "--momentum", 0.9), "--momentum is for sgd", "adam");
    says(train("--weight-decay", -1), "--weight-decay -1.0", "0 or more");
    says(train("--clip-norm", 0), "--clip-norm 0.0", "above 0");
    says(train("--accumulate", 0), "--accumulate 0", "1 or more");
    says(train("--hidden", "8,0"), "--hidden 0", "at least 1");
    says(train("--test-fraction", 1), "test fraction 1.0");
    says(train("--validation-fraction", -0.1), "validation fraction -0.1");
  }

  @Test
  void wordsThatAreNotKnown() {
    says(train("--model", "forest"), "--model", "forest", "--help");
    says(train("--optimizer", "nestrov"), "--optimizer `nestrov`", "near names: `nesterov`");
    says(train("--schedule", "cosin"), "--schedule `cosin`", "`cosine`");
    says(train("--on-divergence", "pray"), "--on-divergence", "pray", "STOP, RECOVER");
    says(train("--activation", "sine"), "--activation", "sine");
    says(train("--epochs", "ten"), "--epochs", "ten");
    says(train("--lerning-rate", 1), "--lerning-rate", "did you mean --learning-rate?");
    says(train("--columns", "size=colour"), "colour", "`number`, `category` or `ignore`");
    says(Cli.run("tarin").refusal(), "tarin", "did you mean train?");
    says(Cli.run().refusal(), "--help");
  }

  @Test
  void optionsThatContradictEachOther() {
    says(train("--test", file, "--test-fraction", 0.2), "--test and --test-fraction contradict");
    says(train("--images", file, "--labels", file), "FILE and --images contradict");
    says(train("--model", "logistic", "--hidden", 8), "--model logistic", "leave out --hidden");
    says(train("--model", "linear", "--activation", "relu"), "leave out --activation");
    says(
        train("--patience", 3, "--validation-fraction", 0),
        "--patience and --validation-fraction 0");
    says(train("--monitor", "accuracy"), "--monitor is about validation rows");
    says(train("--min-delta", 0.1), "--min-delta is about validation rows");
    says(train("--monitor", "rmse", "--patience", 3), "--monitor rmse", "take loss or accuracy");
    says(train("--test-images", file, "--test-labels", file), "--images and --labels");
  }

  @Test
  void lossesThatMakeNoSense() throws IOException {
    says(train("--dropout", 1), "--dropout 1.0", "below 1");
    says(train("--dropout", 0.5, "--model", "logistic"), "--dropout", "--model mlp");
    says(train("--label-smoothing", -0.1), "--label-smoothing -0.1");
    says(train("--class-weights", "big"), "--class-weights `big`", "NAME=W");
    says(train("--class-weights", "small=-1"), "--class-weights `small=-1`");
    says(train("--class-weights", "smal=2"), "no class `smal`", "near names: `small`");
    says(train("--weights", "wieght"), "no column `wieght`");
    says(train("--weights", "kind"), "--weights `kind` is the target");
    says(train("--weights", "colour"), "--weights `colour`", "taken for category", "numbers");
    says(train("--weights", "size"), "--weights `size`", "0 or more");
    Path blank = folder.resolve("blank.csv");
    StringBuilder text = new StringBuilder("a,w,b\n");
    for (int row = 0; row < 60; row++) {
      text.append(row).append(row == 30 ? ",," : ",2,").append(row % 3 == 0 ? "x\n" : "y\n");
    }
    Files.writeString(blank, text.toString().replaceFirst(",2,", ",3,"));
    says(
        Cli.run("train", blank, "--target", "b", "--weights", "w", "--test-fraction", 0).refusal(),
        "--weights `w`",
        "missing in 1 row");
  }

  @Test
  void imagesAndLabelsGoTogether() {
    says(Cli.run("train", "--images", file).refusal(), "--images is given without --labels");
    says(Cli.run("train", "--labels", file).refusal(), "--labels is given without --images");
    says(
        Cli.run("train", "--images", file, "--labels", file, "--test-labels", file).refusal(),
        "--test-labels is given without --test-images");
    says(
        Cli.run("train", "--images", file, "--labels", file, "--target", "kind").refusal(),
        "--target and --images contradict");
  }

  @Test
  void targetsThatCannotBeLearnt() throws IOException {
    says(Cli.run("train", file).refusal(), "--target", "`last`", "`size`, `colour`");
    says(Cli.run("train", file, "--target", "knid").refusal(), "`knid`", "near names: `kind`");
    says(train("--model", "linear"), "`kind`", "holds text");
    says(
        Cli.run("train", file, "--target", "size", "--model", "logistic").refusal(),
        "`size`",
        "too many for classes");
    Path three = Files.writeString(folder.resolve("three.csv"), "a,b\n1,x\n2,y\n3,z\n4,x\n5,y\n");
    says(
        Cli.run("train", three, "--target", "b", "--model", "logistic", "--out", model).refusal(),
        "--model logistic divides two classes, the target has 3",
        "softmax or mlp");
  }

  @Test
  void filesThatAreNotThere() {
    Path none = folder.resolve("none.csv");
    says(Cli.run("train", none, "--target", "a").refusal(), "none.csv", "check the path");
    says(train("--test", none), "none.csv", "check the path");
  }

  @Test
  void aFolderThatCannotBeWritten() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
    says(
        Cli.run("train", file, "--target", "kind", "--out", letter).refusal(),
        "letter.txt` is no folder");
    says(
        Cli.run("train", file, "--target", "kind", "--out", letter.resolve("model")).refusal(),
        "cannot be written");
    says(
        Cli.run("train", file, "--target", "kind", "--out", folder).refusal(), "holds other files");
    assertEquals("dear", Files.readString(letter));
  }

  @Test
  void aFolderThatHoldsAModel() throws IOException {
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    byte[] before = Files.readAllBytes(model.resolve("parameters.safetensors"));
    says(
        Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).refusal(),
        "holds a model already",
        "--force");
    assertArrayEquals(before, Files.readAllBytes(model.resolve("parameters.safetensors")));
  }

  @Test
  void aModelThatIsNone() throws IOException {
    for (String command : List.of("evaluate", "predict")) {
      says(Cli.run(command, folder.resolve("none"), file).refusal(), "no model folder");
      says(Cli.run(command, folder, file).refusal(), "model.json is missing");
      says(Cli.run(command).refusal(), "DIR");
    }
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    Path parameters = model.resolve("parameters.safetensors");
    byte[] whole = Files.readAllBytes(parameters);
    Files.write(parameters, Arrays.copyOf(whole, whole.length / 2));
    says(Cli.run("predict", model, file).refusal(), "parameters.safetensors", "is damaged");
  }

  @Test
  void filesThatDoNotSuitTheModel() throws IOException {
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    Path other = Files.writeString(folder.resolve("other.csv"), "length,colour\n1,red\n2,blue\n");
    says(Cli.run("predict", model, other).refusal(), "other.csv", "`size`");
    says(Cli.run("predict", model).refusal(), "trained on a table", "FILE");
    says(Cli.run("predict", model, "--images", file).refusal(), "trained on a table");
    Path targetless =
        Files.writeString(
            folder.resolve("targetless.csv"), "size,colour,amount\n1,red,3\n2,blue,4\n");
    says(Cli.run("evaluate", model, targetless).refusal(), "`kind`", "the target");
    Cli.run("predict", model, targetless).ok();
  }

  @Test
  void predictionsThatCannotBeWritten() {
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    says(Cli.run("predict", model, file, "--out", folder).refusal(), "is a folder");
    says(
        Cli.run("predict", model, file, "--out", folder.resolve("none/p.csv")).refusal(),
        "cannot be written");
  }
}
