package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.critical.CriticalPoint;
import org.thalweg.optim.minimize.Outcome;

/**
 * How a minimization ended, for people and for programs.
 *
 * @param variables names in order
 */
record OutcomeReport(List<String> variables, Outcome outcome) {
  /** So many variables or eigenvalues are shown at most. */
  private static final int SHOWN = 12;

  /** For people. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("value    " + Figures.of(outcome.value()));
    lines.add("at       " + place());
    lines.add(
        "found    %s, %s, %s%s"
            .formatted(
                Wording.count(outcome.iterations(), "iteration"),
                Wording.count(outcome.functionEvaluations(), "function evaluation"),
                Wording.count(outcome.gradientEvaluations(), "gradient evaluation"),
                Double.isNaN(outcome.gradientNorm())
                    ? ""
                    : "; gradient norm " + Figures.rough(outcome.gradientNorm())));
    lines.add(
        "ended    %s%s"
            .formatted(
                outcome.stop().text(),
                outcome.stop().advice().isEmpty() ? "" : ": " + outcome.stop().advice()));
    outcome.critical().ifPresent(point -> lines.add("point    " + text(point)));
    return String.join("\n", lines);
  }

  private String place() {
    String shown =
        String.join(
            ", ",
            IntStream.range(0, Math.min(SHOWN, variables.size()))
                .mapToObj(i -> variables.get(i) + " = " + Figures.of(outcome.point()[i]))
                .toList());
    return variables.size() <= SHOWN
        ? shown
        : "%s and %,d more (--json gives all)".formatted(shown, variables.size() - SHOWN);
  }

  private String text(CriticalPoint point) {
    double[] values = point.eigenvalues();
    if (values.length == 0) {
      return point.kind().text() + ": bounds or l1 hold every variable";
    }
    String eigenvalues =
        String.join(
            ", ",
            IntStream.range(0, values.length)
                .limit(SHOWN)
                .mapToObj(i -> Figures.rough(values[i]))
                .toList());
    String text =
        "%s: eigenvalues %s%s%s"
            .formatted(
                point.kind().text(),
                eigenvalues,
                point.complete() && values.length <= SHOWN ? "" : ", …",
                Double.isNaN(point.condition())
                    ? ""
                    : ", condition number " + Figures.rough(point.condition()));
    return point.hasEscape() ? text + "; it falls along " + direction(point) : text;
  }

  private String direction(CriticalPoint point) {
    double[] way = point.escape();
    return "("
        + String.join(
            ", ",
            IntStream.range(0, Math.min(SHOWN, way.length))
                .mapToObj(i -> Figures.rough(way[i]))
                .toList())
        + (way.length > SHOWN ? ", …" : "")
        + ") and against it: --escape goes there";
  }

  /** For programs. */
  SequencedMap<String, Object> json() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    SequencedMap<String, Object> minimum = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      minimum.put(variables.get(i), outcome.point()[i]);
    }
    json.put("minimum", minimum);
    json.put("value", outcome.value());
    json.put("gradient_norm", outcome.gradientNorm());
    json.put("iterations", outcome.iterations());
    json.put("function_evaluations", outcome.functionEvaluations());
    json.put("gradient_evaluations", outcome.gradientEvaluations());
    json.put("method", outcome.method().name());
    json.put("method_reason", outcome.method().reason());
    json.put("stop", outcome.stop().name().toLowerCase(Locale.ROOT));
    json.put("stop_text", outcome.stop().text());
    json.put("converged", outcome.converged());
    outcome
        .critical()
        .ifPresent(point -> {
          SequencedMap<String, Object> critical = new LinkedHashMap<>();
          critical.put("kind", point.kind().text());
          critical.put("eigenvalues", list(point.eigenvalues()));
          critical.put("errors", list(point.errors()));
          critical.put("complete", point.complete());
          critical.put("condition_number", point.condition());
          if (point.hasEscape()) {
            critical.put("escape", list(point.escape()));
          }
          json.put("critical_point", critical);
        });
    return json;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
