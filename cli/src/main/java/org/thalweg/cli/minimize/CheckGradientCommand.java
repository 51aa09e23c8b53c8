package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Notes;
import org.thalweg.cli.console.Program;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.optim.problem.Bounds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a gradient with finite differences. */
@Command(
    name = "check-gradient",
    description = "Compares the gradient of a function with central differences at a point.",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "thalweg check-gradient FORMULA --start NAME=VALUE,...",
      "       thalweg check-gradient --java CLASSPATH CLASS::METHOD --start VALUE,..."
    },
    usageHelpWidth = 100,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:they agree", "1:they differ", "2:the command line cannot be used"})
public final class CheckGradientCommand implements Callable<Integer> {
  /** Of central differences, relative to the largest entry. */
  private static final double TOLERANCE = 1e-6;

  /** So many entries are shown at most. */
  private static final int SHOWN = 20;

  private static final String LINE = "%-12s %24s %24s %10s";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private GoalOptions goal = new GoalOptions();

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    Notes notes = Notes.of(spec, json);
    return Refused.asInput(() -> check(notes));
  }

  private int check(Notes notes) {
    Goal about = goal.goal();
    int n = about.variables().size();
    double[] at = goal.start(about, Bounds.none(n));
    double[] exact = new double[n];
    double[] differences = new double[n];
    double value = about.objective().valueAndGradient(at, exact);
    FiniteDifferences central =
        new FiniteDifferences(n, about.objective()::value, FiniteDifferences.Kind.CENTRAL);
    central.valueAndGradient(at, differences);
    double largest = 0;
    for (double entry : exact) {
      largest = Math.max(largest, Math.abs(entry));
    }
    int worst = 0;
    double error = 0;
    boolean agree = true;
    boolean sure = true;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double difference = Math.abs(exact[i] - differences[i]);
      double one = difference == 0 ? 0 : difference / largest;
      double noise = central.rounding(value, at[i]);
      boolean agrees = one <= TOLERANCE || difference <= noise;
      sure &= noise <= TOLERANCE * largest || largest == 0;
      // The worst is one that does not agree, if there is one.
      if (agree && !agrees || agree == agrees && one > error) {
        worst = i;
        error = one;
      }
      agree &= agrees;
      lines.add(
          LINE.formatted(
              about.variables().get(i),
              Figures.of(exact[i]),
              Figures.of(differences[i]),
              Figures.rough(one)));
    }
    SequencedMap<String, Object> result = new LinkedHashMap<>();
    result.put("agree", agree);
    result.put("value", value);
    result.put("worst", about.variables().get(worst));
    result.put("relative_error", error);
    notes.json(result);
    notes.say(LINE.formatted("variable", "gradient", "differences", "error"));
    lines.stream().limit(SHOWN).forEach(notes::say);
    if (n > SHOWN) {
      notes.say("and %,d more".formatted(n - SHOWN));
    }
    notes.say(
        !Double.isFinite(value)
            ? "the function is %s there, and so nothing can be said: check at another point"
                .formatted(value)
            : !Double.isFinite(exact[worst])
                ? "the gradient is %s at %s: check at another point"
                    .formatted(exact[worst], about.variables().get(worst))
                : agree
                    ? "they agree: the largest error, at %s, is %s of the largest entry%s"
                        .formatted(
                            about.variables().get(worst),
                            Figures.rough(error),
                            sure ? "" : ", as far as differences of such great values can tell")
                    : ("they differ at %s by %s of the largest entry: a kink or a jump is near, or the"
                            + " gradient is wrong there; check at another point")
                        .formatted(about.variables().get(worst), Figures.rough(error)));
    return agree ? 0 : Program.FAILED;
  }
}
