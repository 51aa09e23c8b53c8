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
import org.thalweg.learn.data.SampleWeights;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Predictor;
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
    SavedModel model = SavedModel.load(input.folder);
    Optional<String> given = Optional.ofNullable(weights);
    Table table = input.read(model.preprocessor(), true, labels, given);
    notes.warn(table.schema().warnings());
    Dataset data =
        model
            .preprocessor()
            .apply(
                table,
                given.map(
                    name -> SampleWeights.column(table, name, model.preprocessor().target())));
    notes.warn(data.warnings());
    if (data.rows() == 0) {
      throw new InputException(
          "%s has no row with a target %s: give rows whose target is known"
              .formatted(table.name(), Wording.quote(model.preprocessor().target())));
    }
    Predictor predictor = new Predictor(model.model(), data.rows(), Engine.ofThisMachine());
    float[] outputs = predictor.outputs(model.parameters(), data);
    Metrics metrics = Metrics.of(model.model().head(), outputs, data);

    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("task", model.preprocessor().targetTransform().task().word());
    object.put("model", model.model().word());
    object.put("target", model.preprocessor().target());
    object.put("metrics", metrics.values());
    object.put("rows", data.rows());
    notes.json(object);
    SequencedMap<String, Metrics> parts = new LinkedHashMap<>();
    parts.put(table.name(), metrics);
    notes.say(MetricTable.of(parts, Map.of(table.name(), data.rows())).stripTrailing());
    return 0;
  }
}
