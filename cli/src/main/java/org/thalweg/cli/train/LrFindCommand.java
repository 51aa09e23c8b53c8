package org.thalweg.cli.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.model.ModelChoice;
import org.thalweg.learn.train.RateSweep;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.DescentOptions.OnDivergence;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.RateRange;
import org.thalweg.learn.train.options.StopOptions;
import org.thalweg.learn.train.options.TrainingOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the loss depends on the learning rate, and recommends one. */
@Command(
    name = "lr-find",
    description =
        "Raises the learning rate step by step until the loss blows up, and recommends one.",
    mixinStandardHelpOptions = true,
    customSynopsis = "thalweg lr-find [FILE --target COLUMN] [OPTION]...",
    usageHelpWidth = 100,
    sortOptions = false)
public final class LrFindCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private FitOptions fit = new FitOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nTest:%n")
  private RangeOptions range = new RangeOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nOutput:%n")
  private Output output = new Output();

  /** Which rates to try. */
  static final class RangeOptions {
    @Option(
        names = "--from",
        paramLabel = "X",
        description = "The first rate: 1/10000 of the optimizer's usual one.")
    @Nullable Double from;

    @Option(
        names = "--to",
        paramLabel = "X",
        description = "The last rate: 1000 times the usual one.")
    @Nullable Double to;

    @Option(names = "--steps", paramLabel = "N", description = "Rates to try: 100.")
    int steps = 100;

    RateRange range(Optimizer optimizer) {
      RateRange usual = RateRange.around(optimizer, steps);
      return new RateRange(from == null ? usual.from() : from, to == null ? usual.to() : to, steps);
    }
  }

  /** What to write. */
  static final class Output {
    @Option(names = "--out", paramLabel = "FILE", description = "CSV file to write the curve to.")
    @Nullable Path out;

    @Option(
        names = "--json",
        description = "Print one JSON object on standard output, nothing else.")
    boolean json;
  }

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, output.json);
    Optimizer optimizer = fit.rule.optimizer(fit.rule.choose(Optional.empty()));
    TrainingOptions options =
        new TrainingOptions(
            new DescentOptions(
                optimizer,
                "as asked",
                optimizer.usualSchedule(),
                Optional.empty(),
                fit.rule.batchSize(),
                OnDivergence.STOP),
            fit.loss.options(),
            StopOptions.defaults(),
            fit.rule.seed,
            fit.rule.threads);
    RateRange rates = range.range(optimizer);
    fit.model.check();
    TrainingFiles files = new TrainingFiles(fit.data, false);
    Preparation prepared = Preparation.of(files, fit.model, fit.rule.seed, notes);
    ModelChoice choice = fit.model.choose(prepared);
    notes.say("model %s (%s)".formatted(choice.text(), choice.reason()));

    RateSweep sweep = RateSweep.run(choice.model(), prepared.train(), options, rates);
    if (sweep.points().isEmpty()) {
      throw new InputException(
          "the loss is no number from the first step on: look for extreme values in %s"
              .formatted(files.path()));
    }
    if (output.out != null) {
      WholeFile.write("--out", output.out, to -> write(sweep, to));
    }
    notes.json(json(sweep, optimizer));
    notes.say("\n" + CurvePlot.of(sweep) + "\n");
    notes.say(
        "recommended: --optimizer %s --learning-rate %s (%s)"
            .formatted(optimizer.named().name(), text(sweep.recommended()), sweep.reason()));
    return 0;
  }

  private static String text(double rate) {
    return String.format(Locale.ROOT, "%.2g", rate);
  }

  private static void write(RateSweep sweep, Writer to) throws IOException {
    to.append("learning_rate,loss,smoothed_loss\n");
    for (RateSweep.Point point : sweep.points()) {
      to.append("%s,%s,%s\n".formatted(point.learningRate(), point.loss(), point.smoothed()));
    }
  }

  private static SequencedMap<String, Object> json(RateSweep sweep, Optimizer optimizer) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("optimizer", optimizer.named().name());
    json.put("recommended", sweep.recommended());
    json.put("reason", sweep.reason());
    sweep.blowUp().ifPresent(rate -> json.put("blow_up", rate));
    json.put(
        "points",
        sweep.points().stream()
            .map(point -> {
              SequencedMap<String, Object> one = new LinkedHashMap<>();
              one.put("learning_rate", point.learningRate());
              one.put("loss", point.loss());
              one.put("smoothed_loss", point.smoothed());
              return one;
            })
            .toList());
    return json;
  }
}
