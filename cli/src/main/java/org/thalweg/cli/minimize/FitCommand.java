package org.thalweg.cli.minimize;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.CsvCell;
import org.thalweg.cli.console.Interruption;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.core.formula.BoundFormula;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.objective.Residuals;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.train.StopRequest;
import org.thalweg.optim.fit.FitStatistics;
import org.thalweg.optim.fit.Loss;
import org.thalweg.optim.fit.Robust;
import org.thalweg.optim.fit.SumOfSquares;
import org.thalweg.optim.fit.Weighted;
import org.thalweg.optim.minimize.Choice;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.minimize.Stop;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a curve to the rows of a file. */
@Command(
    name = "fit",
    description = {
      "Fits a curve to the rows of a file by least squares: names in the formula that are columns",
      "of the file are data, the others are parameters.",
      "",
      "  thalweg fit growth.csv --formula \"y = b1*(1-exp(-b2*x))\" --start b1=500,b2=0.0001"
    },
    mixinStandardHelpOptions = true,
    customSynopsis = "thalweg fit FILE --formula EQUATION --start NAME=VALUE,... [OPTION]...",
    usageHelpWidth = 100,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:converged",
      "1:not converged",
      "2:the command line or a file cannot be used",
      "130:stopped by Ctrl-C"
    })
public final class FitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "CSV or TSV file, .gz too, with decimal points or commas. Columns without a header line"
              + " are column1, column2, ...; in the formula, names that are no words go between"
              + " backticks.")
  private @Nullable Path file;

  @Option(
      names = "--formula",
      paramLabel = "EQUATION",
      description = "A side of data, =, a side with parameters: \"y = a + b*x\".")
  private @Nullable String formula;

  @Option(names = "--start", paramLabel = "NAME=VALUE", description = "Where the parameters begin.")
  private List<String> start = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description = "Weights of the rows' squares, 0 or more: 1/variance where that is known.")
  private @Nullable String weights;

  @Option(
      names = "--bounds",
      paramLabel = "NAME=LEAST:GREATEST",
      description = "x=0:10, x=0:, x=:10.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = "squared (the default), huber, cauchy or soft-l1, for outliers.")
  private String loss = Loss.SQUARED.label();

  @Option(
      names = "--loss-scale",
      paramLabel = "X",
      description = "Residuals beyond it are outliers to such a loss: 1.")
  private @Nullable Double lossScale;

  @Mixin private MethodOptions method = new MethodOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nOutput:%n")
  private Output output = new Output();

  /** What to write. */
  static final class Output {
    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "CSV file for the data, what was fitted and what is left of each row.")
    @Nullable Path out;

    @Option(names = "--force", description = "Replace the file that --out names.")
    boolean force;

    @Option(
        names = "--json",
        description = "Print one JSON object on standard output, nothing else.")
    boolean json;
  }

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, output.json);
    if (method.isHelp()) {
      MethodOptions.list(notes);
      return 0;
    }
    return Refused.asInput(() -> {
      try (Interruption interruption = Asked.interruption()) {
        return fit(notes, interruption);
      }
    });
  }

  private int fit(Notes notes, Interruption interruption) {
    if (file == null || formula == null) {
      throw new InputException(
          "%s is missing: write thalweg fit data.csv --formula \"y = a + b*x\" --start a=1,b=1, say"
              .formatted(file == null ? "FILE" : "--formula"));
    }
    FitFormula equation = FitFormula.parse(formula, file);
    Loss chosen = loss();
    Path out = output.out;
    if (out != null) {
      requireOut(out, file);
    }
    Optional<Choice> choice = method.choice();
    FitData data = FitData.read(file, equation, Optional.ofNullable(weights), notes);
    data.requireParameters("--start", Assignments.of("--start", start).keySet());
    data.requireParameters("--bounds", Assignments.of("--bounds", bounds).keySet());
    BoundFormula bound = equation.formula().bind(Given.columns(data.columns()));
    Residuals rows = bound.objective().residuals().orElseThrow();
    Places places = new Places(bound.variables(), data.hint());
    Bounds limits = places.bounds(bounds);
    double[] first = places.start(start, limits);
    notes.warn(places.outside(first, limits));
    double[] observed = bound.leftSide(first);
    double[] ones = new double[observed.length];
    Arrays.fill(ones, 1);
    Residuals weighted = data.weights().<Residuals>map(w -> new Weighted(rows, w)).orElse(rows);
    Residuals priced = chosen == Loss.SQUARED ? weighted : new Robust(weighted, chosen, scale());
    // The formula's own objective has exact second derivatives, where nothing changes it.
    var objective = priced == rows ? bound.objective() : new SumOfSquares(priced);
    Minimize run =
        Minimize.of(new Problem(objective, limits, 0))
            .from(first)
            .limits(method.limits())
            .seed(method.seed);
    StopRequest stop = interruption.askFromNow();
    Outcome outcome = choice.map(run::by).orElse(run).stopWhen(stop::isMade).run();
    FitStatistics statistics = FitStatistics.at(weighted, chosen, scale(), outcome.point(), limits);
    double rSquared = statistics.rSquared(observed, data.weights().orElse(ones), true);
    FitReport report = new FitReport(bound.variables(), statistics, rSquared, outcome);
    if (out != null) {
      WholeFile.write(
          "--out", out, to -> write(to, data, observed, bound.rightSide(outcome.point())));
    }
    notes.json(report.json());
    notes.say(
        "%s, %s; %s (%s)\n"
            .formatted(
                equation,
                Wording.count(data.rows(), "row"),
                outcome.method().name(),
                outcome.method().reason()));
    notes.say(report.text());
    if (!output.json) {
      notes.warn(report.warnings());
    }
    return outcome.converged()
        ? 0
        : outcome.stop() == Stop.INTERRUPTED ? Program.INTERRUPTED : Program.FAILED;
  }

  private void requireOut(Path out, Path read) {
    try {
      if (Files.exists(out) && Files.isSameFile(out, read)) {
        throw new InputException(
            "--out %s is the file that is fitted to: name another".formatted(Wording.path(out)));
      }
    } catch (IOException e) {
      throw new InputException(
          "--out %s cannot be looked at (%s): name another file"
              .formatted(Wording.path(out), e.getMessage()),
          e);
    }
    OutFile.require("--out", out, output.force);
  }

  private double scale() {
    return lossScale == null ? 1 : lossScale;
  }

  private Loss loss() {
    String name = loss.strip().toLowerCase(Locale.ROOT);
    if (lossScale != null && name.equals(Loss.SQUARED.label())) {
      throw new InputException(
          "--loss-scale is not for squared residuals, which have no outliers: add --loss huber, say");
    }
    return Arrays.stream(Loss.values())
        .filter(one -> one.label().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "--loss %s is not known: %s"
                    .formatted(
                        Wording.quote(name),
                        Wording.nearOrAll(
                            name, Arrays.stream(Loss.values()).map(Loss::label).toList()))));
  }

  private static void write(Writer to, FitData data, double[] observed, double[] fitted)
      throws IOException {
    for (String name : data.columns().keySet()) {
      to.write(CsvCell.of(name) + ",");
    }
    to.write("fitted,residual\n");
    for (int row = 0; row < data.rows(); row++) {
      StringBuilder line = new StringBuilder();
      for (double[] column : data.columns().values()) {
        line.append(column[row]).append(',');
      }
      line.append(fitted[row]).append(',').append(observed[row] - fitted[row]).append('\n');
      to.append(line);
    }
  }
}
