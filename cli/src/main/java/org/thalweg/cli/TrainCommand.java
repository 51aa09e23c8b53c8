package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.export.Field;
import org.thalweg.learn.export.Json;
import org.thalweg.learn.export.ModelFolder;
import org.thalweg.learn.run.RunConfig;
import org.thalweg.learn.run.RunFolder;
import org.thalweg.learn.train.StopReason;
import org.thalweg.learn.train.TrainingOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Trains a model on a file and saves it. */
@Command(
    name = "train",
    description = "Trains a model on a file and saves it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private static final String OUT = "--out";
  private static final String FORCE = "--force";
  private static final String RESUME = "--resume";
  private static final String JSON = "--json";
  private static final String THREADS = "--threads";

  @Spec private @Nullable CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private CheckpointOptions checkpoints = new CheckpointOptions();

  @Option(
      names = OUT,
      paramLabel = "DIR",
      description = "Folder to save the model to: a new one in models/ if left out.")
  private @Nullable Path out;

  @Option(names = FORCE, description = "Replace the model that --out holds.")
  private boolean force;

  @Option(
      names = RESUME,
      paramLabel = "DIR",
      description = "Go on with the run in DIR, with its options, after it was stopped.")
  private @Nullable Path resume;

  @Option(names = JSON, description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Notes notes = Notes.of(spec, json);
    ParseResult parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
    return resume == null ? begin(parsed, notes) : goOn(resume, parsed, notes);
  }

  private int begin(ParseResult parsed, Notes notes) throws IOException {
    TrainingOptions options = run.options();
    TrainingFiles files = check();
    ModelFolder folder =
        ModelFolder.claim(out == null ? NewFolder.named(files.path()) : out, force);
    RunConfig config =
        new RunConfig(
            Main.VERSION,
            CommandWords.of(parsed, Set.of(OUT, FORCE, JSON)),
            Optional.empty());
    try (RunFolder runFolder = RunFolder.create(folder, config)) {
      TrainJob job = job(notes, files, options, folder, runFolder, config);
      TrainJob.Ready ready;
      try {
        ready = job.prepare();
      } catch (IOException | RuntimeException e) {
        runFolder.discard();
        throw e;
      }
      return job.train(ready);
    }
  }

  private int goOn(Path place, ParseResult parsed, Notes notes) throws IOException {
    CommandWords.requireAlone(parsed, RESUME, Set.of(THREADS, JSON));
    ModelFolder folder = ModelFolder.of(place);
    try (RunFolder runFolder = RunFolder.open(folder)) {
      Optional<Field> result = runFolder.result();
      if (result.isPresent()) {
        return ended(result.get(), folder, notes);
      }
      RunConfig config = runFolder.config();
      if (!config.program().equals(Main.VERSION)) {
        notes.warn(
            List.of(
                "the run was begun by %s, this is %s: its result may differ"
                    .formatted(config.program(), Main.VERSION)));
      }
      TrainCommand stored = parse(config.command(), place);
      if (parsed.hasMatchedOption(THREADS)) {
        stored.run.threads = run.threads;
      }
      TrainingOptions options = stored.run.options();
      TrainJob job = stored.job(notes, stored.check(), options, folder, runFolder, config);
      return job.train(job.prepare());
    }
  }

  private static int ended(Field result, ModelFolder folder, Notes notes) {
    String reason = result.get("stop").text();
    if (notes.json()) {
      notes.out().println(Json.line(Objects.requireNonNull(result.value())));
      notes.out().flush();
    }
    notes.say(
        "the run in %s has ended (%s): nothing is left to do"
            .formatted(TrainReport.shortened(folder.path()), reason));
    return reason.equals(StopReason.DIVERGED.word()) ? Main.FAILED : 0;
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

  /** The files, once all options are found to make sense. */
  private TrainingFiles check() {
    model.check();
    checkpoints.check();
    TrainingFiles files = new TrainingFiles(data, run.patience != null);
    if (run.patience != null && files.validationFraction() == 0) {
      throw new InputException(
          "--patience and --validation-fraction 0 contradict each other: leave out one");
    }
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
        model,
        options,
        checkpoints,
        folder,
        runFolder,
        config,
        data.images != null);
  }
}
