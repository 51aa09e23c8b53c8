package org.thalweg.cli.train;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.thalweg.cli.console.MetricTable;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.train.Outcome;
import org.thalweg.learn.train.Plan;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.options.Monitor;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * What came out of a training run, for programs and for people.
 *
 * @param metrics figures by part of the data: test (if there is one) and train
 * @param rows how many rows each part has
 */
record TrainReport(
    Preparation data,
    Model model,
    TrainingOptions options,
    Outcome outcome,
    Path out,
    SequencedMap<String, Metrics> metrics,
    Map<String, Integer> rows) {

  /** Measures the result on each part of the data. */
  static TrainReport of(
      Preparation data, Model model, TrainingOptions options, Outcome outcome, Path out) {
    SequencedMap<String, Dataset> parts = new LinkedHashMap<>();
    data.test().ifPresent(test -> parts.put("test", test));
    data.validation().ifPresent(validation -> parts.put("validation", validation));
    parts.put("train", data.train());
    Predictor predictor = new Predictor(model, data.train().rows(), new Engine(options.threads()));
    SequencedMap<String, Metrics> metrics = new LinkedHashMap<>();
    Map<String, Integer> rows = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      float[] outputs = predictor.outputs(outcome.parameters(), part);
      metrics.put(name, Metrics.of(model.head(), outputs, part));
      rows.put(name, part.rows());
    });
    return new TrainReport(data, model, options, outcome, out, metrics, rows);
  }

  /** The members of the JSON object on standard output. */
  SequencedMap<String, Object> json() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    Plan plan = Plan.of(options, model, data.train().rows());
    json.put("task", data.target().task().word());
    json.put("model", model.word());
    json.put("target", data.target().column());
    json.put("metrics", metricsJson());
    json.put("rows", rows);
    json.put("epochs", outcome.epochs());
    json.put("batch_size", plan.batchSize());
    json.put("l2", plan.l2());
    json.put("optimizer", options.descent().optimizer().named().name());
    json.put("schedule", options.descent().schedule().name());
    json.put("learning_rate", outcome.learningRate().value());
    json.put("seconds", Math.round(outcome.seconds() * 1000) / 1000.0);
    json.put("stop", outcome.stop().word());
    json.put("seed", options.seed());
    json.put("parameters", model.layout().size());
    json.put("parameters_sha256", SavedModel.sha256(outcome.parameters()));
    json.put("out", out.toString());
    return json;
  }

  private SequencedMap<String, Object> metricsJson() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    metrics.forEach((part, figures) -> json.put(part, figures.values()));
    return json;
  }

  /** The training record that is saved with the model. */
  SequencedMap<String, Object> record(Path file) {
    SequencedMap<String, Object> record = new LinkedHashMap<>();
    record.put("file", file.toString());
    record.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    record.put("rule", options.descent().optimizer().toString());
    SequencedMap<String, Object> json = json();
    json.remove("out");
    json.remove("parameters_sha256");
    record.putAll(json);
    record.put("learning_rate_found", outcome.learningRate().reason());
    record.put("best_epoch", outcome.bestEpoch());
    record.put(
        "history",
        outcome.history().stream()
            .map(epoch -> {
              SequencedMap<String, Object> line = new LinkedHashMap<>();
              line.put("epoch", epoch.epoch());
              line.put("loss", epoch.loss());
              epoch.gradientNorm().ifPresent(norm -> line.put("gradient_norm", norm));
              epoch.validationLoss().ifPresent(loss -> line.put("validation_loss", loss));
              if (options.stop().monitor() != Monitor.LOSS) {
                epoch
                    .monitored()
                    .ifPresent(
                        value -> line.put("validation_" + options.stop().monitor().word(), value));
              }
              line.put("learning_rate", epoch.learningRate());
              return line;
            })
            .toList());
    return record;
  }

  /** The end of what a person reads. */
  String text(boolean images) {
    String shown = shortened(out);
    return """

    %s
    stopped after %s in %.1f s: %s
    saved to %s%s\
    """
        .formatted(
            MetricTable.of(metrics, rows),
            Wording.count(outcome.epochs(), "epoch"),
            outcome.seconds(),
            outcome.stop().advice(),
            shown,
            outcome.stop() == StopReason.DIVERGED
                ? ": " + kept(outcome.bestEpoch())
                : "\nnext: thalweg predict %s %s"
                    .formatted(shown, images ? "--images FILE" : "FILE"));
  }

  private static String kept(int epoch) {
    return epoch == 0
        ? "the parameters of the start, for no epoch went well"
        : "the parameters of epoch %d, the best".formatted(epoch);
  }

  /** A path as seen from here, if that is shorter. */
  static String shortened(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }
}
