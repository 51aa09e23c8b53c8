package org.thalweg.cli.minimize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.CsvCell;
import org.thalweg.cli.console.Interruption;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.cli.console.WholeFile;
import org.thalweg.core.formula.BoundFormula;
import org.thalweg.core.formula.Formula;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.train.StopRequest;
import org.thalweg.optim.minimize.Choice;
import org.thalweg.optim.minimize.Event;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Minimizes a formula or a Java method. */
@Command(
    name = "minimize",
    description = {
      "Finds where a function is lowest: a formula, or a Java method as it is.",
      "",
      "  thalweg minimize \"x^2 + x*y + y^2\" --start x=3,y=4",
      "  thalweg minimize \"sum(i=1..10, (x[i]-i)^2)\" --start x=5",
      "  thalweg minimize --java build/classes demo.Pricing::error --start 1,2,3"
    },
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "thalweg minimize FORMULA --start NAME=VALUE,... [OPTION]...",
      "       thalweg minimize --java CLASSPATH CLASS::METHOD --start VALUE,... [OPTION]..."
    },
    usageHelpWidth = 100,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a minimum or what was asked for: iterations, evaluations or the search spent",
      "1:the run failed: no descent, unbounded below, diverged, not finite",
      "2:the command line or a file cannot be used",
      "130:stopped by Ctrl-C"
    })
public final class MinimizeCommand implements Callable<Integer> {

  /** So many derivatives are written out at most. */
  private static final int DERIVATIVES = 20;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private GoalOptions about = new GoalOptions();

  @Option(
      names = "--bounds",
      paramLabel = "NAME=LEAST:GREATEST",
      description = "x=0:10, x=0:, x=:10.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--l1",
      paramLabel = "X",
      description = "Adds X times the sum of magnitudes of the variables.")
  private double l1;

  @Mixin private MethodOptions method = new MethodOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nOutput:%n")
  private Output output = new Output();

  /** What to show and to write. */
  static final class Output {
    @Option(names = "--show-derivatives", description = "Print gradient and Hessian as formulas.")
    boolean showDerivatives;

    @Option(names = "--latex", description = "With --show-derivatives: as LaTeX.")
    boolean latex;

    @Option(
        names = "--escape",
        description = "Go on from a saddle or a maximum, down the direction of escape.")
    boolean escape;

    @Option(
        names = "--path",
        paramLabel = "FILE",
        description = "CSV file for each step: step, variables, value.")
    @Nullable Path path;

    @Option(names = "--force", description = "Replace the file that --path names.")
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
        return minimize(notes, interruption);
      }
    });
  }

  private int minimize(Notes notes, Interruption interruption) {
    Optional<Choice> choice = method.choice();
    if (output.path != null) {
      OutFile.require("--path", output.path, output.force);
    }
    if (output.latex && !output.showDerivatives) {
      throw new InputException("--latex is for derivatives: add --show-derivatives");
    }
    Goal goal = about.goal();
    Places places = new Places(goal.variables(), "");
    Bounds limits = places.bounds(bounds);
    double[] start = about.start(goal, limits);
    notes.warn(places.outside(start, limits));
    if (output.showDerivatives) {
      show(goal, notes);
    }
    Minimize run =
        Minimize.of(new Problem(goal.objective(), limits, l1))
            .from(start)
            .limits(method.limits())
            .seed(method.seed)
            .escape(output.escape ? 10 : 0);
    StopRequest stop = interruption.askFromNow();
    Minimize chosen = choice.map(run::by).orElse(run).stopWhen(stop::isMade);
    Outcome outcome =
        output.path == null ? chosen.listener(told(notes)).run() : write(chosen, goal, notes);
    OutcomeReport report = new OutcomeReport(goal.variables(), outcome);
    SequencedMap<String, Object> json = report.json();
    if (output.json && output.showDerivatives) {
      goal.formula().ifPresent(bound -> putDerivatives(bound, json));
    }
    notes.json(json);
    notes.say(report.text());
    return switch (outcome.stop()) {
      case GRADIENT_SMALL,
          PRECISION_REACHED,
          KINK,
          ITERATIONS_SPENT,
          EVALUATIONS_SPENT,
          SEARCH_ENDED ->
          0;
      case NO_DESCENT, STEP_SMALL, UNBOUNDED_BELOW, DIVERGED, NOT_FINITE -> Program.FAILED;
      case INTERRUPTED -> Program.INTERRUPTED;
    };
  }

  private void putDerivatives(BoundFormula bound, SequencedMap<String, Object> json) {
    List<Formula> gradient = bound.gradient();
    json.put("gradient", texts(gradient));
    if (gradient.size() <= DERIVATIVES) {
      json.put("hessian", bound.hessian().stream().map(this::texts).toList());
    }
  }

  private void show(Goal goal, Notes notes) {
    BoundFormula bound =
        goal.formula()
            .orElseThrow(() ->
                new InputException(
                    "--show-derivatives is for a formula, not for a Java method: leave it out"));
    List<Formula> gradient = bound.gradient();
    if (gradient.size() > DERIVATIVES) {
      notes.say(
          "gradient [%s, … %,d more]"
              .formatted(text(gradient.subList(0, DERIVATIVES)), gradient.size() - DERIVATIVES));
      return;
    }
    notes.say("gradient [" + text(gradient) + "]");
    List<String> rows = bound.hessian().stream().map(row -> "[" + text(row) + "]").toList();
    notes.say("Hessian  [" + String.join(", ", rows) + "]");
  }

  private String text(List<Formula> formulas) {
    return String.join(", ", texts(formulas));
  }

  private List<String> texts(List<Formula> formulas) {
    return formulas.stream().map(output.latex ? Formula::toLatex : Formula::toString).toList();
  }

  private static Consumer<Event> told(Notes notes) {
    return event -> {
      switch (event) {
        case Event.Started started ->
            notes.say(
                "method   %s (%s)".formatted(started.method().name(), started.method().reason()));
        case Event.Escaped escaped ->
            notes.say(
                "escape   from a %s of value %s at step %d"
                    .formatted(
                        escaped.critical().kind().text(),
                        Figures.of(escaped.from().value()),
                        escaped.iteration()));
        case Event.Moved _, Event.Ended _ -> {}
      }
    };
  }

  /** Runs, and writes where it went, in numbers that read back exactly. */
  private Outcome write(Minimize run, Goal goal, Notes notes) {
    Path file = Objects.requireNonNull(output.path);
    List<Outcome> outcome = new ArrayList<>();
    WholeFile.write(
        "--path",
        file,
        to -> {
          to.write("step,");
          for (String name : goal.variables()) {
            to.write(CsvCell.of(name) + ",");
          }
          to.write("value\n");
          PathWriter writer = new PathWriter(to);
          outcome.add(run.listener(told(notes).andThen(writer)).run());
          writer.finish();
        });
    return outcome.getFirst();
  }
}
