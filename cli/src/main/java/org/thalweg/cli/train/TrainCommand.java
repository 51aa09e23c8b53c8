package org.thalweg.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Interruption;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.Field;
import org.thalweg.learn.export.ModelFolder;
import org.thalweg.learn.run.RunConfig;
import org.thalweg.learn.run.RunFolder;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.options.TrainingOptions;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Trains a model on a file and saves it. */
@Command(
    name = "train",
    description = "Trains a model on a file and saves it.",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "thalweg train [FILE --target COLUMN] [OPTION]...",
      "thalweg train --resume DIR"
    },
    usageHelpWidth = 100,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private FitOptions fit = new FitOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nLearning rate:%n")
  private RateOptions rate = new RateOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nStopping:%n")
  private StoppingOptions stop = new StoppingOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nOutput:%n")
  private OutputOptions output = new OutputOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nCheckpoints:%n")
  private CheckpointOptions checkpoints = new CheckpointOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nDebugging:%n")
  private DebugOptions debug = new DebugOptions();

  @Override
  public Integer call() throws IOException {
    Notes notes = Notes.of(spec, output.json);
    ParseResult parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
    Path resume = checkpoints.resume;
    return resume == null ? begin(parsed, notes) : goOn(resume, parsed, notes);
  }

  private int begin(ParseResult parsed, Notes notes) throws IOException {
    TrainingOptions options = options();
    TrainingFiles files = check();
    ModelFolder folder =
        ModelFolder.claim(
            output.out == null ? NewFolder.named(files.path()) : output.out, output.force);
    RunConfig config =
        new RunConfig(
            Program.VERSION, CommandWords.of(parsed, OutputOptions.NAMES), Optional.empty());
    try (RunFolder runFolder = RunFolder.create(folder, config)) {
      TrainJob job = job(notes, files, options, folder, runFolder, config);
      boolean begun = false;
      try (Interruption interruption = job.interruption()) {
        TrainJob.Ready ready = job.prepare();
        begun = true;
        return job.train(ready, interruption);
      } catch (IOException | RuntimeException e) {
        if (!begun || e instanceof InputException) {
          runFolder.discard();
        }
        throw e;
      }
    }
  }

  private int goOn(Path place, ParseResult parsed, Notes notes) throws IOException {
    CommandWords.requireAlone(parsed, "--resume", Set.of("--threads", "--json"));
    ModelFolder folder = ModelFolder.of(place);
    try (RunFolder runFolder = RunFolder.open(folder)) {
      Optional<Field> result = runFolder.result();
      if (result.isPresent()) {
        return ended(result.get(), folder, notes);
      }
      RunConfig config = runFolder.config();
      if (!config.program().equals(Program.VERSION)) {
        notes.warn(
            List.of(
                "the run was begun by %s, this is %s: its result may differ"
                    .formatted(config.program(), Program.VERSION)));
      }
      TrainCommand stored = parse(config.command(), place);
      if (parsed.hasMatchedOption("--threads")) {
        stored.fit.rule.threads = fit.rule.threads;
      }
      TrainingOptions options = stored.options();
      TrainJob job = stored.job(notes, stored.check(), options, folder, runFolder, config);
      try (Interruption interruption = job.interruption()) {
        return job.train(job.prepare(), interruption);
      }
    }
  }

  private static int ended(Field result, ModelFolder folder, Notes notes) {
    String reason = result.get("stop").text();
    notes.json(Objects.requireNonNull(result.value()));
    notes.say(
        "the run in %s has ended (%s): nothing is left to do"
            .formatted(TrainReport.shortened(folder.path()), reason));
    return reason.equals(StopReason.DIVERGED.word()) ? Program.FAILED : 0;
  }

  private static TrainCommand parse(List<String> words, Path place) {
    TrainCommand command = new TrainCommand();
    try {
      new CommandLine(command)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExpandAtFiles(false)
          .parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new InputException(
          "the run in %s was begun by another version (%s): train anew"
              .formatted(Wording.path(place), e.getMessage()),
          e);
    }
    return command;
  }

  private TrainingOptions options() {
    RuleOptions rule = fit.rule;
    return new TrainingOptions(
        rate.options(rule), fit.loss.options(), stop.options(), rule.seed, rule.threads);
  }

  /** The files, once all options are found to make sense. */
  private TrainingFiles check() {
    fit.model.check();
    checkpoints.check();
    TrainingFiles files = new TrainingFiles(fit.data, stop.patience != null);
    stop.requireValidation(files.validationFraction() > 0);
    return files;
  }

  private TrainJob job(
      Notes notes,
      TrainingFiles files,
      TrainingOptions options,
      ModelFolder folder,
      RunFolder runFolder,
      RunConfig config) {
    return new TrainJob(
        notes,
        files,
        fit.model,
        options,
        checkpoints,
        debug,
        folder,
        runFolder,
        config,
        fit.data.images != null);
  }
}
