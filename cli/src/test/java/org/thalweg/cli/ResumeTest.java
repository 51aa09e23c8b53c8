package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.export.Json;

/** Runs that end before their end, in processes of their own, and go on. */
class ResumeTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final int EPOCHS = 40;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Cli.table(folder, "things, all.csv", 250, 1);
    model = folder.resolve("model");
  }

  /** A run of some thousand steps, many of whose checkpoints lie within an epoch. */
  private List<Object> command(Path out, int epochs) {
    return new ArrayList<>(
        List.of(
            "train",
            file,
            "--target",
            "kind",
            "--hidden",
            "5",
            "--epochs",
            epochs,
            "--batch-size",
            1,
            "--optimizer",
            "adamw",
            "--seed",
            "7",
            "--checkpoint-seconds",
            "0.01",
            "--out",
            out));
  }

  private static Cli.Result run(List<Object> words) {
    return Cli.run(words.toArray());
  }

  /** Starts a command in a JVM of its own; its standard error goes to a file. */
  private Process start(List<Object> words, List<String> before) throws IOException {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-XX:-UsePerfData");
    line.add("-Dthalweg.home=" + Cli.HOME);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(Main.class.getName());
    words.forEach(word -> line.add(word.toString()));
    return new ProcessBuilder(line)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static int end(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the process does not end");
    }
    return process.exitValue();
  }

  private static void await(Path place, String text, Process process)
      throws IOException, InterruptedException {
    while (process.isAlive() && !(Files.exists(place) && Files.readString(place).contains(text))) {
      Thread.sleep(2);
    }
  }

  private static String parameters(Path model) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(model.resolve("parameters.safetensors")));
  }

  private void killed(int times) throws IOException, InterruptedException {
    Path straight = folder.resolve("straight");
    run(command(straight, EPOCHS)).ok();
    Random random = new Random(11);
    int went = 0;
    for (int i = 0; i < times; i++) {
      Path out = folder.resolve("killed" + i);
      Process process = start(command(out, EPOCHS), List.of());
      // While the data are read, or after some epoch; then a little later.
      int epoch = i % 3 == 0 ? 0 : 1 + random.nextInt(EPOCHS / 2);
      await(
          out.resolve(epoch == 0 ? "run/config.json" : "run/events.jsonl"),
          epoch == 0 ? "\"command\"" : "\"epoch_done\",\"epoch\":" + epoch + ",",
          process);
      Thread.sleep(random.nextInt(epoch == 0 ? 500 : 20));
      went += process.isAlive() ? 1 : 0;
      process.destroyForcibly();
      end(process);
      Cli.run("train", "--resume", out, "--threads", 1 + i % 2).ok();
      assertEquals(parameters(straight), parameters(out));
      everyLineParses(out);
    }
    assertTrue(went > times / 2, went + " of " + times + " were killed before their end");
  }

  private static void everyLineParses(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("run/events.jsonl"));
    for (String line : lines) {
      Json.read(line);
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"event\":\"ended\"")));
    List<String> rows = Files.readAllLines(out.resolve("run/metrics.csv"));
    assertEquals(1 + EPOCHS, rows.size());
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      assertTrue(rows.get(epoch).startsWith(epoch + ","), rows.toString());
    }
  }

  @Test
  void aKillAtAnyTimeChangesNothing() throws IOException, InterruptedException {
    killed(3);
  }

  @Test
  @Tag("long")
  void aKillAtTwentyTimesChangesNothing() throws IOException, InterruptedException {
    killed(20);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void controlCEndsWithACheckpoint() throws IOException, InterruptedException {
    Path straight = folder.resolve("straight");
    run(command(straight, 60)).ok();
    // In a process that was started in the background Ctrl-C may be ignored: undo that.
    Process process = start(command(model, 60), List.of("env", "--default-signal=INT"));
    await(model.resolve("run/events.jsonl"), "\"epoch_done\"", process);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertEquals(130, end(process), () -> "standard error: " + error());
    assertEquals(
        1, error().lines().filter(line -> line.contains("train --resume " + model)).count());
    assertFalse(Files.exists(model.resolve("model.json")));
    Cli.Result resumed = Cli.run("train", "--resume", model).ok();
    assertTrue(resumed.out().contains("going on after "), resumed.out());
    assertEquals(parameters(straight), parameters(model));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void controlCWhileDataAreReadSaysSo() throws IOException, InterruptedException {
    Path large = folder.resolve("large.csv.gz");
    String row = "1,red,1,small," + "x".repeat(2000) + "\n";
    try (var to = new GZIPOutputStream(Files.newOutputStream(large))) {
      to.write("size,colour,amount,kind,note\n".getBytes(StandardCharsets.UTF_8));
      byte[] rows = row.repeat(100).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1000; i++) {
        to.write(rows);
      }
    }
    List<Object> words = command(model, 2);
    words.set(words.indexOf(file), large);
    Process process = start(words, List.of("env", "--default-signal=INT"));
    await(model.resolve("run/config.json"), "\"command\"", process);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertEquals(130, end(process), () -> "standard error: " + error());
    String said = "thalweg: stopped while the data were read; go on with: thalweg train --resume ";
    assertEquals(
        List.of(said + model), error().lines().filter(line -> line.contains("stopped")).toList());
    assertFalse(Files.exists(model.resolve("run/events.jsonl")));
    // No checkpoint is there: it goes on from the beginning, with the options that were given.
    Files.copy(file, large, StandardCopyOption.REPLACE_EXISTING);
    Cli.Result resumed = Cli.run("train", "--resume", model).ok();
    assertTrue(resumed.out().contains("stopped after 2 epochs"), resumed.out());
  }

  @Test
  void sigtermEndsWithACheckpointToo() throws IOException, InterruptedException {
    Process process = start(command(model, 2000), List.of());
    await(model.resolve("run/events.jsonl"), "\"chosen\"", process);
    process.destroy();
    assertEquals(143, end(process), () -> "standard error: " + error());
    try (Stream<Path> files = Files.list(model.resolve("run/checkpoints"))) {
      assertTrue(files.allMatch(file -> file.toString().endsWith(".checkpoint")));
    }
  }

  private String error() {
    try {
      return Files.readString(folder.resolve("err"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Words that start a process in which no file may grow beyond some kibibytes. */
  private static List<String> limited(int kibibytes) {
    return List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$0\" \"$@\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutRoomForCheckpointsTheRunGoesOn() throws IOException, InterruptedException {
    List<Object> words = command(model, 3);
    words.set(words.indexOf("5"), "64");
    Process process = start(words, limited(10));
    assertEquals(0, end(process), () -> "standard error: " + error());
    String err = error();
    assertEquals(1, err.lines().filter(line -> line.contains("checkpoint `")).count(), err);
    assertTrue(err.contains("File too large") && err.contains("free some space"), err);
    Cli.run("evaluate", model, file).ok();
    assertTrue(Files.exists(model.resolve("run/result.json")), "the run has ended as it should");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutRoomForTheModelTheEarlierOneStays() throws IOException, InterruptedException {
    Cli.run("train", file, "--target", "kind", "--epochs", 1, "--out", model).ok();
    String earlier = parameters(model);
    List<Object> words = command(model, 60);
    words.add("--force");
    Process process = start(words, limited(5));
    assertEquals(1, end(process), () -> "standard error: " + error());
    assertTrue(error().contains("the model cannot be written to `" + model), error());
    assertEquals(earlier, parameters(model));
    Cli.run("evaluate", model, file).ok();

    Path straight = folder.resolve("straight");
    run(command(straight, 60)).ok();
    Cli.run("train", "--resume", model).ok();
    assertEquals(parameters(straight), parameters(model));
  }

  @Test
  void aRunThatHasEndedSaysSo() {
    String first = run(with(command(model, 1), "--json")).ok().out();
    Cli.Result again = Cli.run("train", "--resume", model).ok();
    assertEquals(1, again.out().lines().count(), again.out());
    assertTrue(again.out().contains("has ended (epochs)"), again.out());
    assertEquals(first, Cli.run("train", "--resume", model, "--json").ok().out());
  }

  private static List<Object> with(List<Object> words, Object more) {
    words.add(more);
    return words;
  }

  @Test
  void whatContradictsItselfIsRefused() throws IOException {
    assertTrue(
        Cli.run("train", "--resume", model, "--epochs", 3)
            .refusal()
            .contains("leave out --epochs"));
    assertTrue(Cli.run("train", file, "--resume", model).refusal().contains("leave out FILE"));
    assertTrue(Cli.run("train", "--resume", model).refusal().contains("holds no run"));
    assertTrue(
        run(with(command(model, 1), "--keep-checkpoints=0"))
            .refusal()
            .contains("--keep-checkpoints 0 cannot be used"));
    assertFalse(Files.exists(model));
  }

  @Test
  void otherDataAreRefused() throws IOException {
    run(command(model, 1)).ok();
    Files.delete(model.resolve("run/result.json"));
    Files.writeString(file, Files.readString(file).replaceFirst(",red", ",blue"));
    assertTrue(
        Cli.run("train", "--resume", model).refusal().contains("have changed since it began"));
  }

  @Test
  void optionsAreStoredSoThatTheyMeanTheSameAnywhere() throws IOException {
    run(List.of(
            "train",
            Path.of("").toAbsolutePath().relativize(file),
            "--target",
            "kind",
            "--columns",
            "amount=ignore,size=number",
            "--hidden",
            "6,4",
            "--epochs",
            "1",
            "--tensorboard",
            "--out",
            model))
        .ok();
    String config = Files.readString(model.resolve("run/config.json"));
    String words = config.replaceAll("(?s).*\"command\" : \\[ (.*?) \\].*", "$1");
    assertEquals(
        "\""
            + file
            + "\", \"--target=kind\", \"--columns=amount=ignore,size=number\", \"--hidden=6,4\","
            + " \"--epochs=1\", \"--tensorboard\"",
        words);
    Files.delete(model.resolve("run/result.json"));
    String before = parameters(model);
    Cli.run("train", "--resume", model).ok();
    assertEquals(before, parameters(model));
  }
}
