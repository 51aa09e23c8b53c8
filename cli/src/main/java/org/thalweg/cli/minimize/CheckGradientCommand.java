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
    sortOptions = false)
public final class CheckGradientCommand implements Callable<Integer> {
  /** Of central differences, relative to the largest entry or the value. */
  private static final double TOLERANCE = 1e-6;

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
    new FiniteDifferences(n, about.objective()::value, FiniteDifferences.Kind.CENTRAL)
        .valueAndGradient(at, differences);
    double scale = Math.max(1, Math.abs(value));
    for (double entry : exact) {
      scale = Math.max(scale, Math.abs(entry));
    }
    int worst = 0;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double error = Math.abs(exact[i] - differences[i]);
      if (!(error <= Math.abs(exact[worst] - differences[worst]))) {
        worst = i;
      }
      lines.add(
          "%-12s %24s %24s %10s"
              .formatted(
                  about.variables().get(i),
                  exact[i],
                  Figures.of(differences[i]),
                  Figures.rough(error / scale)));
    }
    double error = Math.abs(exact[worst] - differences[worst]) / scale;
    boolean agree = error <= TOLERANCE;
    SequencedMap<String, Object> result = new LinkedHashMap<>();
    result.put("agree", agree);
    result.put("value", value);
    result.put("worst", about.variables().get(worst));
    result.put("relative_error", error);
    notes.json(result);
    notes.say("%-12s %24s %24s %10s".formatted("variable", "gradient", "differences", "error"));
    lines.stream().limit(20).forEach(notes::say);
    notes.say(
        !Double.isFinite(value)
            ? "the function is %s there, and so nothing can be said: check at another point"
                .formatted(value)
            : agree
                ? "they agree: the largest error, at %s, is %s of the largest entry"
                    .formatted(about.variables().get(worst), Figures.rough(error))
                : ("they differ at %s by %s of the largest entry: a kink or a jump is near, or the"
                        + " gradient is wrong there; check at another point")
                    .formatted(about.variables().get(worst), Figures.rough(error)));
    return agree ? 0 : Program.FAILED;
  }
}
