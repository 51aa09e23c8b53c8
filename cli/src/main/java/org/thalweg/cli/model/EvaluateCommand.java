package org.thalweg.cli.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.MetricTable;
import org.thalweg.cli.console.Notes;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.metric.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a saved model on a file with known targets. */
@Command(
    name = "evaluate",
    description = "Measures a saved model on a file with known targets.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private ModelInput input = new ModelInput();

  @Option(names = "--labels", paramLabel = "FILE", description = "Labels of the images.")
  private @Nullable Path labels;

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description = "How much each row counts in the figures, 0 or more: all alike if left out.")
  private @Nullable String weights;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, json);
    ModelInput.Loaded loaded = input.load(notes, true, labels, Optional.ofNullable(weights));
    SavedModel model = loaded.model();
    Dataset data = loaded.rows();
    if (data.rows() == 0) {
      throw new InputException(
          "%s has no row with a target %s: give rows whose target is known"
              .formatted(loaded.source(), Wording.quote(model.preprocessor().target())));
    }
    Metrics metrics = Metrics.of(model.model().head(), loaded.outputs(), data);

    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("task", model.preprocessor().targetTransform().task().word());
    object.put("model", model.model().word());
    object.put("target", model.preprocessor().target());
    object.put("metrics", metrics.values());
    object.put("rows", data.rows());
    notes.json(object);
    SequencedMap<String, Metrics> parts = new LinkedHashMap<>();
    parts.put(loaded.source(), metrics);
    notes.say(MetricTable.of(parts, Map.of(loaded.source(), data.rows())).stripTrailing());
    return 0;
  }
}
