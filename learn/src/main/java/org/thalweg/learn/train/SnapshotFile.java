package org.thalweg.learn.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.export.Durable;
import org.thalweg.learn.export.Safetensors;

/**
 * A snapshot as a sealed file of safetensors: arrays {@code kept}, {@code carried/NAME} and, once
 * an epoch is done, {@code history} with a row an epoch; the rest as texts, numbers so that they
 * come back to the last bit.
 */
final class SnapshotFile {
  private static final String FORMAT = "thalweg-checkpoint";
  private static final String VERSION = "1";
  private static final String KEPT = "kept";
  private static final String CARRIED = "carried/";
  private static final String HISTORY = "history";
  private static final int HISTORY_COLUMNS = 5;

  /**
   * What a file holds.
   *
   * @param best name of the file of the best epoch so far
   */
  record Content(Snapshot snapshot, String best) {}

  private SnapshotFile() {}

  static void write(Path file, Content content) throws IOException {
    Snapshot snapshot = content.snapshot();
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("format", FORMAT);
    texts.put("version", VERSION);
    texts.put("best", content.best());
    texts.put("seed", Long.toString(snapshot.seed()));
    texts.put("rate", Double.toString(snapshot.rate().value()));
    texts.put("rate_reason", snapshot.rate().reason());
    texts.put("restarts", Integer.toString(snapshot.restarts()));
    Snapshot.Place place = snapshot.place();
    texts.put("steps", Long.toString(place.steps()));
    texts.put("row", Integer.toString(place.row()));
    texts.put("loss_sum", Double.toString(place.lossSum()));
    texts.put("norm_sum", Double.toString(place.normSum()));
    texts.put("learning_rate", Double.toString(place.learningRate()));
    texts.put("first_loss", Double.toString(place.firstLoss()));
    texts.put("kept_epoch", Integer.toString(snapshot.kept().epoch()));
    texts.put("kept_loss", Double.toString(snapshot.kept().loss()));
    texts.put("seconds", Double.toString(snapshot.seconds()));
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    arrays.put(KEPT, snapshot.kept().parameters());
    snapshot.carried().forEach((name, array) -> arrays.put(CARRIED + name, array));
    if (!snapshot.history().isEmpty()) {
      arrays.put(HISTORY, history(snapshot.history()));
    }
    Durable.write(file, new Safetensors(texts, arrays)::writeSealed);
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is damaged or of another format
   */
  static Content read(Path file) throws IOException {
    Safetensors content = Safetensors.readSealed(file);
    SequencedMap<String, String> texts = content.metadata();
    if (!FORMAT.equals(texts.get("format")) || !VERSION.equals(texts.get("version"))) {
      throw new InputException(
          "%s is %s %s, expected %s %s"
              .formatted(file, texts.get("format"), texts.get("version"), FORMAT, VERSION));
    }
    SequencedMap<String, Array> carried = new LinkedHashMap<>();
    content
        .arrays()
        .forEach((name, array) -> {
          if (name.startsWith(CARRIED)) {
            carried.put(name.substring(CARRIED.length()), array);
          }
        });
    Snapshot.Place place =
        new Snapshot.Place(
            Long.parseLong(text(texts, "steps")),
            Integer.parseInt(text(texts, "row")),
            Double.parseDouble(text(texts, "loss_sum")),
            Double.parseDouble(text(texts, "norm_sum")),
            Double.parseDouble(text(texts, "learning_rate")),
            Double.parseDouble(text(texts, "first_loss")));
    Snapshot.Kept kept =
        new Snapshot.Kept(
            Integer.parseInt(text(texts, "kept_epoch")),
            Double.parseDouble(text(texts, "kept_loss")),
            array(content.arrays(), KEPT));
    Array history = content.arrays().get(HISTORY);
    Snapshot snapshot =
        new Snapshot(
            Long.parseLong(text(texts, "seed")),
            new LearningRate(
                Double.parseDouble(text(texts, "rate")), text(texts, "rate_reason")),
            Integer.parseInt(text(texts, "restarts")),
            place,
            kept,
            history == null ? List.of() : history(history),
            carried,
            Double.parseDouble(text(texts, "seconds")));
    return new Content(snapshot, text(texts, "best"));
  }

  private static String text(SequencedMap<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new InputException("the checkpoint has no " + name);
    }
    return text;
  }

  private static Array array(SequencedMap<String, Array> arrays, String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new InputException("the checkpoint has no " + name);
    }
    return array;
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
              values[i + 4]));
    }
    return epochs;
  }

  private static OptionalDouble measured(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
