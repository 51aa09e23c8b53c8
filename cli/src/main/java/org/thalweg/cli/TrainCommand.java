package org.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.export.Json;
import org.thalweg.learn.export.ModelFolder;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.model.ModelChoice;
import org.thalweg.learn.train.Outcome;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.Training;
import org.thalweg.learn.train.TrainingOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model on a file and saves it. */
@Command(
    name = "train",
    description = "Trains a model on a file and saves it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to save the model to: a new one in models/ if left out.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace the model that --out holds.")
  private boolean force;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @ArgGroup(exclusive = false, heading = "%nDebugging:%n")
  private DebugOptions debug = new DebugOptions();

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, json);
    TrainingOptions options = run.options();
    model.check();
    TrainingFiles files = new TrainingFiles(data, run.patience != null);
    requireValidation(files);
    ModelFolder folder =
        ModelFolder.claim(out == null ? NewFolder.named(files.path()) : out, force);
    if (files.isDefault()) {
      notes.say("no FILE is given: training on the digits that come with thalweg");
    }

    Preparation prepared = Preparation.of(files, model, options.seed(), notes);
    ModelChoice choice = model.choose(prepared);
    notes.say("model %s (%s)".formatted(choice.text(), choice.reason()));
    ProgressView progress = new ProgressView(notes, terminalWidth());
    Outcome outcome =
        Training.run(
            choice.model(),
            prepared.train(),
            prepared.validation(),
            options,
            debug.debugging(),
            progress);
    progress.clear();

    TrainReport report = TrainReport.of(prepared, choice.model(), options, outcome, folder.path());
    folder.save(
        new SavedModel(
            prepared.preprocessor(),
            choice.model(),
            outcome.parameters(),
            report.record(files.path())));
    if (json) {
      notes.out().println(Json.line(report.json()));
      notes.out().flush();
    }
    notes.say(report.text(data.images != null));
    if (outcome.stop() == StopReason.DIVERGED) {
      notes.warn(List.of("the run diverged: " + outcome.stop().advice()));
      return Main.FAILED;
    }
    return 0;
  }

  private void requireValidation(TrainingFiles files) {
    if (run.patience != null && files.validationFraction() == 0) {
      throw new InputException(
          "--patience and --validation-fraction 0 contradict each other: leave out one");
    }
  }

  /** Width of the terminal that standard error is, which the launcher finds out. */
  private static OptionalInt terminalWidth() {
    Integer columns = Integer.getInteger("thalweg.columns");
    return columns == null ? OptionalInt.empty() : OptionalInt.of(columns);
  }
}
