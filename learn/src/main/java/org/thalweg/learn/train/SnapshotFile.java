package org.thalweg.learn.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.export.Durable;
import org.thalweg.learn.export.Safetensors;
import org.thalweg.learn.train.options.LearningRate;

/**
 * A snapshot as a sealed file of safetensors: for each of its two marks the arrays {@code
 * MARK/NUMBER/NAME} that are carried from step to step and {@code MARK/best}; once an epoch is done
 * {@code history} with a row an epoch; the rest as texts, numbers so that they come back to the
 * last bit. What both marks share is written once.
 */
final class SnapshotFile {
  private static final String FORMAT = "thalweg-checkpoint";
  private static final String VERSION = "1";
  private static final String LATEST = "latest/";
  private static final String GOOD = "good/";
  private static final String HISTORY = "history";
  private static final int HISTORY_COLUMNS = 6;

  /**
   * What a file holds.
   *
   * @param best name of the file of the best epoch so far
   */
  record Content(Snapshot snapshot, String best) {}

  private final SequencedMap<String, String> texts;
  private final SequencedMap<String, Array> arrays;

  private SnapshotFile(SequencedMap<String, String> texts, SequencedMap<String, Array> arrays) {
    this.texts = texts;
    this.arrays = arrays;
  }

  static void write(Path file, Content content) throws IOException {
    SnapshotFile to = new SnapshotFile(new LinkedHashMap<>(), new LinkedHashMap<>());
    to.put(content);
    Durable.write(file, new Safetensors(to.texts, to.arrays)::writeSealed);
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is damaged or of another format
   */
  static Content read(Path file) throws IOException {
    Safetensors content = Safetensors.readSealed(file);
    return new SnapshotFile(content.metadata(), content.arrays()).get();
  }

  private void put(Content content) {
    Snapshot snapshot = content.snapshot();
    texts.put("format", FORMAT);
    texts.put("version", VERSION);
    texts.put("best", content.best());
    texts.put("seed", Long.toString(snapshot.seed()));
    texts.put("rate", Double.toString(snapshot.rate().value()));
    texts.put("rate_reason", snapshot.rate().reason());
    texts.put("recoveries", Integer.toString(snapshot.recoveries()));
    texts.put("first_loss", Double.toString(snapshot.firstLoss()));
    texts.put("last_rate", Double.toString(snapshot.lastRate()));
    texts.put("seconds", Double.toString(snapshot.seconds()));
    texts.put("names", String.join("\n", snapshot.names()));
    put(LATEST, snapshot.latest(), snapshot.names());
    arrays.put(LATEST + "best", snapshot.latest().best().parameters());
    if (snapshot.good() != snapshot.latest()) {
      put(GOOD, snapshot.good(), snapshot.names());
      if (snapshot.good().best().parameters() != snapshot.latest().best().parameters()) {
        arrays.put(GOOD + "best", snapshot.good().best().parameters());
      }
    }
    if (!snapshot.history().isEmpty()) {
      arrays.put(HISTORY, history(snapshot.history()));
    }
  }

  private void put(String mark, Snapshot.Mark from, List<String> names) {
    Snapshot.Place place = from.place();
    texts.put(mark + "epoch", Integer.toString(place.epoch()));
    texts.put(mark + "row", Integer.toString(place.row()));
    texts.put(mark + "loss_sum", Double.toString(place.lossSum()));
    texts.put(mark + "norm_sum", Double.toString(place.normSum()));
    texts.put(mark + "steps", Long.toString(from.state().steps()));
    Best best = from.best();
    texts.put(mark + "best_epoch", Integer.toString(best.epoch()));
    texts.put(mark + "best_score", Double.toString(best.score()));
    texts.put(mark + "reference", Double.toString(best.reference()));
    texts.put(mark + "reference_epoch", Integer.toString(best.referenceEpoch()));
    for (int i = 0; i < names.size(); i++) {
      arrays.put(mark + i + "/" + names.get(i), from.state().carried().get(i));
    }
  }

  private Content get() {
    if (!FORMAT.equals(texts.get("format")) || !VERSION.equals(texts.get("version"))) {
      throw new InputException(
          "a checkpoint is %s %s, expected %s %s"
              .formatted(texts.get("format"), texts.get("version"), FORMAT, VERSION));
    }
    List<String> names = text("names").lines().toList();
    Snapshot.Mark latest = mark(LATEST, names, array(LATEST + "best"));
    Snapshot.Mark good = latest;
    if (texts.containsKey(GOOD + "epoch")) {
      Array best = arrays.get(GOOD + "best");
      good = mark(GOOD, names, best == null ? latest.best().parameters() : best);
    }
    Array history = arrays.get(HISTORY);
    Snapshot snapshot =
        new Snapshot(
            Long.parseLong(text("seed")),
            new LearningRate(number("rate"), text("rate_reason")),
            integer("recoveries"),
            number("first_loss"),
            number("last_rate"),
            names,
            latest,
            good,
            history == null ? List.of() : history(history),
            number("seconds"));
    return new Content(snapshot, text("best"));
  }

  private Snapshot.Mark mark(String mark, List<String> names, Array best) {
    return new Snapshot.Mark(
        new Snapshot.Place(
            integer(mark + "epoch"),
            integer(mark + "row"),
            number(mark + "loss_sum"),
            number(mark + "norm_sum")),
        new Descent.State(
            Long.parseLong(text(mark + "steps")),
            IntStream.range(0, names.size())
                .mapToObj(i -> array(mark + i + "/" + names.get(i)))
                .toList()),
        new Best(
            best,
            integer(mark + "best_epoch"),
            number(mark + "best_score"),
            number(mark + "reference"),
            integer(mark + "reference_epoch")));
  }

  private int integer(String name) {
    return Integer.parseInt(text(name));
  }

  private double number(String name) {
    return Double.parseDouble(text(name));
  }

  private String text(String name) {
    return present(texts.get(name), name);
  }

  private Array array(String name) {
    return present(arrays.get(name), name);
  }

  private static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new InputException("a checkpoint has no " + name);
    }
    return value;
  }

  /** A row an epoch; NaN stands for what was not measured. */
  private static Array history(List<EpochRecord> epochs) {
    double[] values = new double[epochs.size() * HISTORY_COLUMNS];
    int i = 0;
    for (EpochRecord epoch : epochs) {
      values[i++] = epoch.epoch();
      values[i++] = epoch.loss();
      values[i++] = epoch.gradientNorm().orElse(Double.NaN);
      values[i++] = epoch.validationLoss().orElse(Double.NaN);
      values[i++] = epoch.monitored().orElse(Double.NaN);
      values[i++] = epoch.learningRate();
    }
    return Array.of(values, epochs.size(), HISTORY_COLUMNS);
  }

  private static List<EpochRecord> history(Array table) {
    double[] values = table.f64();
    List<EpochRecord> epochs = new ArrayList<>();
    for (int i = 0; i < values.length; i += HISTORY_COLUMNS) {
      epochs.add(
          new EpochRecord(
              (int) values[i],
              values[i + 1],
              measured(values[i + 2]),
              measured(values[i + 3]),
              measured(values[i + 4]),
              values[i + 5]));
    }
    return epochs;
  }

  private static OptionalDouble measured(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
