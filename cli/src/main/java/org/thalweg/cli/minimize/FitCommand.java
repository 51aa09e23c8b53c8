package org.thalweg.cli.minimize;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Interruption;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.core.formula.BoundFormula;
import org.thalweg.core.formula.Formula;
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
    sortOptions = false)
public final class FitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "CSV or TSV file, .gz too.")
  private Path file = Path.of("");

  @Option(
      names = "--formula",
      paramLabel = "EQUATION",
      required = true,
      description = "A side of data, =, a side with parameters: \"y = a + b*x\".")
  private String formula = "";

  @Option(names = "--start", paramLabel = "NAME=VALUE", description = "Where the parameters begin.")
  private List<String> start = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description = "Weights of the rows' squares: 1/variance where that is known.")
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
      description = "Residuals beyond it are outliers to the loss: 1.")
  private double lossScale = 1;

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
    return Refused.asInput(() -> {
      try (Interruption interruption = Asked.interruption()) {
        return fit(notes, interruption);
      }
    });
  }

  private int fit(Notes notes, Interruption interruption) {
    Formula parsed = Formula.parse(formula);
    if (!parsed.isEquation()) {
      throw new InputException(
          "--formula %s is no equation: write DATA = CURVE, \"y = %s\" say"
              .formatted(Wording.quote(formula), formula));
    }
    Loss chosen = loss();
    Path out = output.out;
    if (out != null) {
      WholeFile.requireNew("--out", out, output.force);
    }
    FitData data = FitData.read(file, parsed, Optional.ofNullable(weights), notes);
    BoundFormula bound = parsed.bind(Given.columns(data.columns()));
    Residuals rows = bound.objective().residuals().orElseThrow();
    Places places = new Places(bound.variables());
    Bounds limits = places.bounds(bounds);
    double[] first = places.start(start, limits);
    double[] observed = bound.leftSide(first);
    double[] ones = new double[observed.length];
    Arrays.fill(ones, 1);
    Residuals weighted = data.weights().<Residuals>map(w -> new Weighted(rows, w)).orElse(rows);
    Residuals priced = chosen == Loss.SQUARED ? weighted : new Robust(weighted, chosen, lossScale);
    // The formula's own objective has exact second derivatives, where nothing changes it.
    var objective = priced == rows ? bound.objective() : new SumOfSquares(priced);
    Minimize run =
        Minimize.of(new Problem(objective, limits, 0))
            .from(first)
            .limits(method.limits())
            .seed(method.seed);
    StopRequest stop = interruption.askFromNow();
    Outcome outcome = method.choice().map(run::by).orElse(run).stopWhen(stop::isMade).run();
    FitStatistics statistics = FitStatistics.at(priced, outcome.point(), limits);
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
                parsed,
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

  private Loss loss() {
    String name = loss.strip().toLowerCase(Locale.ROOT);
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
    to.write(String.join(",", data.columns().keySet()) + ",fitted,residual\n");
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
