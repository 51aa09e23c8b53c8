package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.fit.FitStatistics;
import org.thalweg.optim.fit.Warnings;
import org.thalweg.optim.minimize.Outcome;

/**
 * A fitted curve, for people and for programs.
 *
 * @param names of the parameters
 * @param rSquared part of the variation that is explained
 */
record FitReport(List<String> names, FitStatistics fit, double rSquared, Outcome outcome) {
  private static final double LEVEL = 0.95;

  /** So many parameters' correlations are shown at most. */
  private static final int SHOWN = 10;

  /** For people. */
  String text() {
    List<String> lines = new ArrayList<>();
    int width = Math.max(9, names.stream().mapToInt(String::length).max().orElse(0));
    String row = "%-" + width + "s %16s %14s   %s";
    lines.add(row.formatted("parameter", "estimate", "standard error", "95 % confidence interval"));
    for (int i = 0; i < names.size(); i++) {
      FitStatistics.Interval interval = fit.confidence(i, LEVEL);
      lines.add(
          row.formatted(
              names.get(i),
              Figures.of(fit.estimates()[i]),
              known(fit.standardErrors()[i], Figures::rough),
              known(
                  interval.low(), low -> Figures.of(low) + " to " + Figures.of(interval.high()))));
    }
    lines.add("");
    lines.add(
        "residual standard deviation %s on %s; sum of squares %s; R² %s"
            .formatted(
                known(fit.residualStandardDeviation(), Figures::of),
                Wording.count(Math.max(0, fit.degreesOfFreedom()), "degree") + " of freedom",
                Figures.of(fit.residualSumOfSquares()),
                known(rSquared, Figures::of)));
    if (names.size() > 1 && names.size() <= SHOWN) {
      lines.add("");
      lines.add("correlation of parameters");
      for (int a = 0; a < names.size(); a++) {
        StringBuilder line = new StringBuilder(("%-" + width + "s").formatted(names.get(a)));
        for (int b = 0; b <= a; b++) {
          line.append(
              " %7s"
                  .formatted(
                      known(
                          fit.correlation(a, b),
                          value -> String.format(Locale.ROOT, "%.4f", value))));
        }
        lines.add(line.toString());
      }
    }
    lines.add("");
    lines.add(
        "%s after %s and %s%s"
            .formatted(
                outcome.stop().text(),
                Wording.count(outcome.iterations(), "iteration"),
                Wording.count(outcome.functionEvaluations(), "evaluation"),
                outcome.stop().advice().isEmpty() ? "" : ": " + outcome.stop().advice()));
    return String.join("\n", lines);
  }

  /** A figure, or a dash where there is none. */
  private static String known(double value, DoubleFunction<String> text) {
    return Double.isNaN(value) ? "-" : text.apply(value);
  }

  /** What is odd about the fit. */
  List<String> warnings() {
    return Warnings.of(fit, names);
  }

  /** For programs. */
  SequencedMap<String, Object> json() {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    SequencedMap<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      FitStatistics.Interval interval = fit.confidence(i, LEVEL);
      SequencedMap<String, Object> one = new LinkedHashMap<>();
      one.put("estimate", fit.estimates()[i]);
      one.put("standard_error", fit.standardErrors()[i]);
      one.put("confidence_interval", List.of(interval.low(), interval.high()));
      parameters.put(names.get(i), one);
    }
    json.put("parameters", parameters);
    json.put("residual_sum_of_squares", fit.residualSumOfSquares());
    json.put("residual_standard_deviation", fit.residualStandardDeviation());
    json.put("degrees_of_freedom", fit.degreesOfFreedom());
    json.put("observations", fit.observations());
    json.put("r_squared", rSquared);
    List<List<Double>> correlations = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      List<Double> row = new ArrayList<>();
      for (int b = 0; b < names.size(); b++) {
        row.add(fit.correlation(a, b));
      }
      correlations.add(row);
    }
    json.put("correlations", correlations);
    json.put("condition_number", fit.condition());
    json.put("iterations", outcome.iterations());
    json.put("function_evaluations", outcome.functionEvaluations());
    json.put("gradient_evaluations", outcome.gradientEvaluations());
    json.put("method", outcome.method().name());
    json.put("stop", outcome.stop().name().toLowerCase(Locale.ROOT));
    json.put("stop_text", outcome.stop().text());
    json.put("converged", outcome.converged());
    json.put("warnings", warnings());
    return json;
  }
}
