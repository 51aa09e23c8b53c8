package org.thalweg.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Spec;

/** Trains a model on a file and saves it. */
@Command(
    name = "train",
    description = "Trains a model on a file and saves it.",
    mixinStandardHelpOptions = true,
    customSynopsis = "thalweg train [FILE --target COLUMN] [OPTION]...",
    usageHelpWidth = 100,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private FitOptions fit = new FitOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nLearning rate:%n")
  private RateOptions rate = new RateOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nStopping:%n")
  private StoppingOptions stop = new StoppingOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nOutput:%n")
  private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, output.json);
    TrainingOptions options =
        new TrainingOptions(
            rate.options(fit.rule), fit.loss.options(), stop.options(), fit.rule.seed, fit.rule.threads);
    fit.model.check();
    TrainingFiles files = new TrainingFiles(fit.data, stop.patience != null);
    stop.requireValidation(files.validationFraction() > 0);
    ModelFolder folder =
        ModelFolder.claim(
            output.out == null ? NewFolder.named(files.path()) : output.out, output.force);
    if (files.isDefault()) {
      notes.say("no FILE is given: training on the digits that come with thalweg");
    }

    Preparation prepared = Preparation.of(files, fit.model, options.seed(), notes);
    ModelChoice choice = fit.model.choose(prepared);
    notes.say("model %s (%s)".formatted(choice.text(), choice.reason()));
    ProgressView progress = new ProgressView(notes, terminalWidth(), options.descent().schedule().text());
    Outcome outcome =
        Training.run(choice.model(), prepared.train(), prepared.validation(), options, progress);
    progress.clear();

    TrainReport report = TrainReport.of(prepared, choice.model(), options, outcome, folder.path());
    folder.save(
        new SavedModel(
            prepared.preprocessor(),
            choice.model(),
            outcome.parameters(),
            report.record(files.path())));
    if (output.json) {
      notes.out().println(Json.line(report.json()));
      notes.out().flush();
    }
    notes.say(report.text(fit.data.images != null));
    if (outcome.stop() == StopReason.DIVERGED) {
      notes.warn(List.of("the run diverged: " + outcome.stop().advice()));
      return Main.FAILED;
    }
    return 0;
  }

  /** Width of the terminal that standard error is, which the launcher finds out. */
  private static OptionalInt terminalWidth() {
    Integer columns = Integer.getInteger("thalweg.columns");
    return columns == null ? OptionalInt.empty() : OptionalInt.of(columns);
  }
}
