package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.train.options.Optimizer;

class CheckpointTest {
  @TempDir private Path temporary;

  private final List<Event> told = new ArrayList<>();

  /** A small run that can be repeated. */
  private record Case(Model model, Dataset data, Optional<Dataset> validation, Options options) {
    Outcome run(Optional<Checkpoints> checkpoints, StopRequest stop, Consumer<Event> listener) {
      return Training.run(
          model,
          data,
          validation,
          options.build(),
          listener,
          new Safeguard(checkpoints, stop),
          Debugging.none());
    }

    Outcome run(Path folder, int keep, Consumer<Event> listener) {
      return run(Optional.of(new Checkpoints(folder, 0, keep)), new StopRequest(), listener);
    }

    Outcome straight() {
      return run(Optional.empty(), new StopRequest(), event -> {});
    }
  }

  /** Two epochs of three stretches each, so that four checkpoints lie within epochs. */
  private static Case withRule(String rule) {
    return new Case(
        new Mlp(2, List.of(3), Activation.TANH, new Head.Classes(3)),
        SmallData.spirals(600, 1),
        Optional.of(SmallData.spirals(30, 2)),
        Options.all()
            .batchSize(1)
            .epochs(2)
            .learningRate(0.01)
            .dropout(0.1)
            .optimizer(Optimizer.named(rule)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Goes on from each checkpoint alone. */
  private void sameFromEverywhere(Case run, int least) throws IOException {
    Outcome straight = run.straight();
    Path all = temporary.resolve("all");
    assertSame(straight, run.run(all, 1000, event -> {}));
    List<Path> files = files(all);
    assertTrue(files.size() >= least, files.toString());
    for (Path file : files) {
      Path one = Files.createDirectories(temporary.resolve("one-" + file.getFileName()));
      Files.copy(file, one.resolve(file.getFileName()));
      assertSame(straight, run.run(one, 3, event -> {}));
    }
  }

  private static void assertSame(Outcome expected, Outcome found) {
    assertEquals(expected.parameters(), found.parameters());
    assertEquals(expected.history(), found.history());
    assertEquals(expected.stop(), found.stop());
    assertEquals(expected.bestEpoch(), found.bestEpoch());
    assertEquals(expected.learningRate(), found.learningRate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "adamw", "prodigy"})
  void goesOnFromAnyPlaceToTheSameBytes(String rule) throws IOException {
    sameFromEverywhere(withRule(rule), 7);
  }

  @Test
  void goesOnToTheSameBytesWithinAGroupOfBatches() throws IOException {
    Optimizer groups =
        new Optimizer(Optimizer.find("adam"), OptionalDouble.empty(), 0, OptionalDouble.empty(), 7);
    Case run =
        new Case(
            new LinearRegression(3),
            SmallData.linear(300, 3, 0.5, 10),
            Optional.empty(),
            Options.all().batchSize(1).epochs(2).learningRate(0.01).optimizer(groups));
    sameFromEverywhere(run, 4);
  }

  @Test
  void goesOnToTheSameBytesWhereTheRateFallsOnPlateaus() throws IOException {
    // The validation rows are noise: soon nothing gets better.
    Case run =
        new Case(
            new LinearRegression(3),
            SmallData.linear(300, 3, 0.5, 10),
            Optional.of(SmallData.noise(40, 3, 4)),
            Options.all()
                .batchSize(1)
                .epochs(7)
                .patience(4)
                .schedule("reduce-on-plateau")
                .learningRate(0.01));
    sameFromEverywhere(run, 8);
    List<Double> rates =
        run.straight().history().stream().map(EpochRecord::learningRate).distinct().toList();
    assertTrue(rates.size() > 1, rates.toString());
  }

  @Test
  void goesOnToTheSameBytesWhereItDivergesAndComesBack() throws IOException {
    Case run =
        new Case(
            new LinearRegression(3),
            SmallData.linear(600, 3, 0.5, 10),
            Optional.empty(),
            Options.all().batchSize(1).epochs(2).schedule("cyclic").learningRate(0.16));
    List<Long> backTo = new ArrayList<>();
    Outcome straight =
        run.run(
            Optional.empty(),
            new StopRequest(),
            event -> {
              if (event instanceof Event.Diverged diverged) {
                backTo.add(diverged.backTo());
              }
            });
    assertTrue(backTo.getLast() > 0, backTo.toString());
    sameFromEverywhere(run, 7);
    assertEquals(StopReason.EPOCHS, straight.stop());
  }

  @Test
  void stopsAtOnceAndGoesOn() throws IOException {
    Case run = withRule("adamw");
    Path folder = temporary.resolve("stopped");
    StopRequest stop = new StopRequest();
    Outcome cut =
        run.run(
            Optional.of(new Checkpoints(folder, 1000, 3)),
            stop,
            event -> {
              if (event instanceof Event.EpochDone) {
                stop.make();
              }
            });
    assertEquals(StopReason.INTERRUPTED, cut.stop());
    assertEquals(1, cut.epochs());
    assertFalse(files(folder).isEmpty());
    assertSame(run.straight(), run.run(folder, 3, event -> {}));
  }

  @Test
  void stopsWhileItLooksForARate() {
    Case run =
        new Case(
            new LinearRegression(3),
            SmallData.linear(60, 3, 0.5, 10),
            Optional.empty(),
            Options.all().batchSize(4).epochs(2));
    StopRequest stop = new StopRequest();
    Outcome cut =
        run.run(
            Optional.of(new Checkpoints(temporary.resolve("none"), 0, 3)),
            stop,
            event -> {
              told.add(event);
              if (event instanceof Event.Tried) {
                stop.make();
              }
            });
    assertEquals(StopReason.INTERRUPTED, cut.stop());
    assertEquals(0, cut.epochs());
    assertEquals(1, told.stream().filter(Event.Tried.class::isInstance).count());
    assertTrue(Files.notExists(temporary.resolve("none")));
  }

  @Test
  void damagedOnesAreNamedAndPassedOver() throws IOException {
    Case run = withRule("momentum");
    Outcome straight = run.straight();
    for (int damaged : List.of(1, 2, 1000)) {
      Path folder = temporary.resolve("damaged" + damaged);
      run.run(folder, 1000, event -> {});
      List<Path> files = files(folder);
      List<Path> newest = files.subList(Math.max(0, files.size() - damaged), files.size());
      for (int i = 0; i < newest.size(); i++) {
        damage(newest.get(i), i);
      }
      told.clear();
      assertSame(straight, run.run(folder, 3, told::add));
      List<String> warnings =
          told.stream()
              .filter(Event.Warned.class::isInstance)
              .map(event -> ((Event.Warned) event).text())
              .toList();
      assertEquals(newest.size(), warnings.size(), warnings.toString());
      for (int i = 0; i < warnings.size(); i++) {
        String name = newest.reversed().get(i).getFileName().toString();
        assertTrue(warnings.get(i).contains(name), warnings.toString());
      }
      long steps =
          told.stream()
              .filter(Event.Started.class::isInstance)
              .mapToLong(event -> ((Event.Started) event).steps())
              .sum();
      assertEquals(damaged > files.size() ? 0 : 1200 - 200 * damaged, steps);
    }
  }

  /** Cuts a file short or flips one of its bits, somewhere. */
  private static void damage(Path file, int how) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int place = (int) (whole.length * (0.1 + 0.21 * (how % 5)));
    if (how % 2 == 0) {
      whole[Math.min(place, whole.length - 1)] ^= (byte) (1 << how % 8);
    } else {
      whole = Arrays.copyOf(whole, Math.min(place, whole.length - 1));
    }
    Files.write(file, whole);
  }

  @Test
  void theLastFewAndTheBestAreKept() throws IOException {
    // The validation rows are noise: soon nothing gets better.
    Case run =
        new Case(
            new LinearRegression(20),
            SmallData.linear(60, 20, 3, 3),
            Optional.of(SmallData.noise(40, 20, 4)),
            Options.all().epochs(9).patience(50).learningRate(0.1));
    Path folder = temporary.resolve("kept");
    Outcome outcome = run.run(folder, 2, told::add);
    List<String> names = files(folder).stream().map(f -> f.getFileName().toString()).toList();
    // One before the first epoch, then one after each.
    assertEquals(
        List.of(
            String.format("%08d.checkpoint", outcome.bestEpoch() + 1),
            "00000009.checkpoint",
            "00000010.checkpoint"),
        names);
    assertTrue(outcome.bestEpoch() < 8, outcome.bestEpoch() + " is the best");
    assertEquals(10, told.stream().filter(Event.Checkpointed.class::isInstance).count());
  }

  @Test
  void quickEpochsShareOne() throws IOException {
    Case run = withRule("momentum");
    Path folder = temporary.resolve("few");
    run.run(Optional.of(new Checkpoints(folder, 1000, 100)), new StopRequest(), event -> {});
    // Never within an epoch: at the start where making ready took long, and after the two epochs.
    assertTrue(files(folder).size() <= 3, files(folder).toString());
  }

  @Test
  void thoseOfAnotherModelAreRefused() {
    Path folder = temporary.resolve("other");
    withRule("momentum").run(folder, 3, event -> {});
    InputException refused =
        assertThrows(InputException.class, () -> withRule("adamw").run(folder, 3, event -> {}));
    assertTrue(refused.getMessage().contains("velocity"), refused.getMessage());
  }

  @Test
  void aDiskThatFailsIsAWarningAndTheRunGoesOn() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "no folder");
    Case run = withRule("momentum");
    Checkpoints checkpoints = new Checkpoints(file.resolve("checkpoints"), 0, 3);
    assertSame(run.straight(), run.run(Optional.of(checkpoints), new StopRequest(), told::add));
    assertTrue(checkpoints.hasFailed());
    assertEquals(1, told.stream().filter(Event.Warned.class::isInstance).count());
  }
}
