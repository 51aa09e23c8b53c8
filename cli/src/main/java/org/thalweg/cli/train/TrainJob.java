package org.thalweg.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.thalweg.cli.console.Interruption;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.ModelFolder;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.model.ModelChoice;
import org.thalweg.learn.run.Fingerprint;
import org.thalweg.learn.run.Logs;
import org.thalweg.learn.run.RunConfig;
import org.thalweg.learn.run.RunFolder;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.Outcome;
import org.thalweg.learn.train.Safeguard;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.Training;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * One training run, from reading the data to the saved model, that begins or goes on.
 *
 * @param config what was asked; with a fingerprint of the data if they were read before
 * @param images whether the data are images
 */
record TrainJob(
    Notes notes,
    TrainingFiles files,
    ModelOptions model,
    TrainingOptions options,
    CheckpointOptions checkpoints,
    DebugOptions debug,
    ModelFolder modelFolder,
    RunFolder folder,
    RunConfig config,
    boolean images) {

  /** Data and model, ready to train. */
  record Ready(Preparation data, ModelChoice choice) {}

  /**
   * Reads the data, and makes sure that they are those of the run.
   *
   * @throws IOException if the run folder cannot be written
   */
  Ready prepare() throws IOException {
    if (files.isDefault()) {
      notes.say("no FILE is given: training on the digits that come with thalweg");
    }
    Preparation data = Preparation.of(files, model, options.seed(), notes);
    ModelChoice choice = model.choose(data);
    notes.say("model %s (%s)".formatted(choice.text(), choice.reason()));
    DescentOptions descent = options.descent();
    notes.say("optimizer %s (%s)".formatted(descent.optimizer().named().name(), descent.reason()));
    String found = Fingerprint.of(data.train(), data.validation());
    if (!config.dataSha256().orElse(found).equals(found)) {
      throw new InputException(
          "the training data of the run in %s have changed since it began: put back the earlier"
                  .formatted(Wording.path(modelFolder.path()))
              + " ones, or train anew with --force");
    }
    if (config.dataSha256().isEmpty()) {
      Map<String, Object> chosen = new LinkedHashMap<>();
      chosen.put("seed", options.seed());
      chosen.put("model", choice.text());
      chosen.put("optimizer", options.descent().optimizer().toString());
      folder.begin(new RunConfig(config.program(), config.command(), Optional.of(found)), chosen);
    }
    return new Ready(data, choice);
  }

  /** What Ctrl-C does: nothing is lost before the first step. */
  Interruption interruption() {
    return new Interruption(() -> error(stopped("while the data were read")));
  }

  private String stopped(String when) {
    return "stopped %s; go on with: thalweg train --resume %s"
        .formatted(when, TrainReport.shortened(modelFolder.path()));
  }

  /**
   * Trains and saves.
   *
   * @return the exit code
   * @throws IOException if the log files cannot be opened
   */
  int train(Ready ready, Interruption interruption) throws IOException {
    ProgressView progress =
        new ProgressView(notes, terminalWidth(), options.descent().schedule().text());
    try (Logs logs = folder.logs(checkpoints.tensorBoard, options.stop().monitor(), progress)) {
      Safeguard guard =
          new Safeguard(Optional.of(checkpoints.in(folder)), interruption.askFromNow());
      Preparation data = ready.data;
      Outcome outcome =
          Training.run(
              ready.choice.model(),
              data.train(),
              data.validation(),
              options,
              logs,
              guard,
              debug.debugging());
      progress.clear();
      return outcome.stop() == StopReason.INTERRUPTED
          ? stopped(outcome, guard)
          : save(ready, outcome, logs);
    }
  }

  private int stopped(Outcome outcome, Safeguard guard) {
    boolean saved = guard.checkpoints().stream().noneMatch(all -> all.hasFailed());
    error(
        stopped(
            "after %s%s"
                .formatted(
                    Wording.count(outcome.epochs(), "epoch"),
                    saved ? "" : ", the last steps are lost")));
    return Program.INTERRUPTED;
  }

  private int save(Ready ready, Outcome outcome, Logs logs) {
    Path out = modelFolder.path();
    TrainReport report = TrainReport.of(ready.data, ready.choice.model(), options, outcome, out);
    report
        .metrics()
        .forEach((part, metrics) ->
            logs.accept(
                new Event.Evaluated(
                    part, report.rows().getOrDefault(part, 0), outcome.bestEpoch(), metrics)));
    SequencedMap<String, Object> json = report.json();
    try {
      modelFolder.save(
          new SavedModel(
              ready.data.preprocessor(),
              ready.choice.model(),
              outcome.parameters(),
              report.record(files.path())));
      folder.end(json);
    } catch (IOException e) {
      error(
          "the model cannot be written to %s (%s): free some space, then thalweg train --resume %s"
              .formatted(Wording.path(out), e.getMessage(), TrainReport.shortened(out)));
      return Program.FAILED;
    }
    notes.json(json);
    notes.say(report.text(images));
    if (outcome.stop() == StopReason.DIVERGED) {
      error("the run diverged: " + outcome.stop().advice());
      return Program.FAILED;
    }
    return 0;
  }

  private void error(String line) {
    notes.err().println("thalweg: " + line);
    notes.err().flush();
  }

  /** Width of the terminal that standard error is, which the launcher finds out. */
  private static OptionalInt terminalWidth() {
    Integer columns = Integer.getInteger("thalweg.columns");
    return columns == null ? OptionalInt.empty() : OptionalInt.of(columns);
  }
}
