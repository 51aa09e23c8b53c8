package org.thalweg.cli.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.export.SavedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predicts the target of each row of a file. */
@Command(
    name = "predict",
    description = "Predicts the target of each row of a file, as CSV.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PredictCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private ModelInput input = new ModelInput();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "CSV file to write the predictions to: standard output if left out.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, json);
    ModelInput.Loaded loaded = input.load(notes, false, null, Optional.empty());
    SavedModel model = loaded.model();
    int rows = loaded.rows().rows();
    Predictions predictions =
        new Predictions(
            model.model().head(), model.preprocessor().targetTransform(), loaded.outputs(), rows);

    if (out != null) {
      WholeFile.write("--out", out, predictions::write);
      notes.say("%,d predictions written to %s".formatted(rows, out));
    } else if (!json) {
      print(predictions, notes);
    }
    SequencedMap<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("target", model.preprocessor().target());
    object.put("rows", rows);
    object.put("out", out == null ? null : out.toString());
    if (json && out == null) {
      object.put("predictions", predictions.values());
    }
    notes.json(object);
    return 0;
  }

  private static void print(Predictions predictions, Notes notes) {
    try {
      predictions.write(notes.out());
      notes.out().flush();
    } catch (IOException e) {
      throw new InputException("standard output cannot be written: " + e.getMessage(), e);
    }
  }
}
