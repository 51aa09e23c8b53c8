package org.thalweg.learn.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.export.Json;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.Plan;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.Monitor;

class LogsTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.250Z");

  @TempDir private Path folder;

  static Event.EpochDone epoch(int number, double loss) {
    return new Event.EpochDone(
        new EpochRecord(
            number,
            loss,
            OptionalDouble.empty(),
            OptionalDouble.of(2 * loss),
            OptionalDouble.of(2 * loss),
            0.1),
        number);
  }

  @Test
  void eachEventIsALineOfJson() throws IOException {
    List<Event> all =
        List.of(
            new Event.Started(new Plan(100, 32, 1, 2, 0), 0, 0),
            new Event.Tried(0.5, Double.POSITIVE_INFINITY),
            new Event.Chosen(new LearningRate(0.25, "best of \"3\"")),
            new Event.Progress(1, 8, 1, 0.75),
            new Event.Diverged(
                1, 2, 2, Double.NaN, Optional.of("log at line 3"), OptionalDouble.of(0.125), 0, 0),
            new Event.Evaluated("validation", 10, 1, new Metrics.Classification(0.5, 0.25)),
            epoch(1, 0.5),
            new Event.RateReduced(1, 0.025),
            new Event.Checkpointed(Path.of("run/1"), 4),
            new Event.Warned("the disk\nis full"),
            new Event.Ended(StopReason.EPOCHS, 2, 1, 1.5));
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = new EventLog(file)) {
      for (Event event : all) {
        log.write(event, NOON);
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(all.size(), lines.size());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      var parsed = (java.util.Map<?, ?>) Json.read(lines.get(i));
      assertEquals("2026-01-02T12:00:00.250Z", parsed.get("time"));
      String type = all.get(i).getClass().getSimpleName();
      assertEquals(
          type.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT),
          parsed.get("event"));
      names.add(type);
    }
    assertEquals(Event.class.getPermittedSubclasses().length, names.size());
    assertEquals(
        "{\"time\":\"2026-01-02T12:00:00.250Z\",\"event\":\"epoch_done\",\"epoch\":1,\"loss\":0.5,"
            + "\"validation_loss\":1.0,\"learning_rate\":0.1,\"seconds\":1.0}",
        lines.get(6));
  }

  @Test
  void aTornLineIsCutWhenTheLogGoesOn() throws IOException {
    Path file = folder.resolve("events.jsonl");
    try (EventLog log = new EventLog(file)) {
      log.write(new Event.Warned("one"), NOON);
    }
    Files.writeString(file, "{\"time\":\"2026-0", StandardOpenOption.APPEND);
    try (EventLog log = new EventLog(file)) {
      log.write(new Event.Warned("two"), NOON);
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.get(1).endsWith("\"warned\",\"text\":\"two\"}"), lines.toString());
  }

  @Test
  void metricsHaveARowForEachEpochAlsoWhenARunGoesBack() throws IOException {
    Path file = folder.resolve("metrics.csv");
    try (MetricsLog log = new MetricsLog(file, Monitor.LOSS)) {
      for (int number = 1; number <= 4; number++) {
        log.write(epoch(number, number), NOON);
      }
      log.write(epoch(3, 30), NOON);
    }
    Files.writeString(file, "4,4", StandardOpenOption.APPEND);
    try (MetricsLog log = new MetricsLog(file, Monitor.LOSS)) {
      log.write(epoch(4, 40), NOON);
      log.write(epoch(5, 50), NOON);
    }
    try (MetricsLog log = new MetricsLog(file, Monitor.LOSS)) {
      log.write(epoch(5, 51), NOON);
    }
    assertEquals(
        List.of(
            "epoch,loss,validation_loss,learning_rate,seconds",
            "1,1.0,2.0,0.1,1.0",
            "2,2.0,4.0,0.1,2.0",
            "3,30.0,60.0,0.1,3.0",
            "4,40.0,80.0,0.1,4.0",
            "5,51.0,102.0,0.1,5.0"),
        Files.readAllLines(file));
  }

  @Test
  void whatIsMonitoredBesideTheLossHasAColumn() throws IOException {
    Path file = folder.resolve("metrics.csv");
    var epoch =
        new EpochRecord(
            1, 0.5, OptionalDouble.empty(), OptionalDouble.of(0.7), OptionalDouble.of(0.9), 0.1);
    try (MetricsLog log = new MetricsLog(file, Monitor.ACCURACY)) {
      log.write(new Event.EpochDone(epoch, 3), NOON);
    }
    try (MetricsLog log = new MetricsLog(file, Monitor.ACCURACY)) {
      log.write(epoch(2, 0.25), NOON);
    }
    assertEquals(
        List.of(
            "epoch,loss,validation_loss,validation_accuracy,learning_rate,seconds",
            "1,0.5,0.7,0.9,0.1,3.0",
            "2,0.25,0.5,0.5,0.1,2.0"),
        Files.readAllLines(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsGivenUpWithOneWarning() {
    List<Event> seen = new ArrayList<>();
    List<Event> written = new ArrayList<>();
    Log full =
        new Log() {
          @Override
          public Path file() {
            return Path.of("run/full.log");
          }

          @Override
          public void write(Event event, Instant at) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void close() throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Log good =
        new Log() {
          @Override
          public Path file() {
            return Path.of("run/good.log");
          }

          @Override
          public void write(Event event, Instant at) {
            written.add(event);
          }

          @Override
          public void close() {}
        };
    try (Logs logs = new Logs(List.of(full, good), seen::add)) {
      logs.accept(epoch(1, 1));
      logs.accept(epoch(2, 1));
    }
    assertEquals(3, seen.size(), seen.toString());
    assertEquals(3, written.size(), written.toString());
    String warning = ((Event.Warned) seen.get(1)).text();
    assertTrue(warning.contains("`run/full.log`") && warning.contains("No space left"), warning);
  }
}
