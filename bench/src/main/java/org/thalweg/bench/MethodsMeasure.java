package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.thalweg.optim.minimize.Choice;
import org.thalweg.optim.minimize.Event;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Methods;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.NamedMethod;
import org.thalweg.optim.minimize.Stop;
import org.thalweg.optim.problem.Problem;

/** Prints what every method makes of each class of problems, as Markdown for the docs. */
record MethodsMeasure() implements Measure {
  private static final int MOST = 20_000;

  /** Of the way from the start's value to the lowest that any method found. */
  private static final double NEAR = 1e-6;

  @Override
  public String name() {
    return "methods";
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  /** Evaluations and lowest value after each step of a run. */
  private record Trace(List<Long> evaluations, List<Double> values, Stop stop) {

    double lowest() {
      return values.getLast();
    }

    /** Evaluations until a value was reached; nothing where it was not. */
    Optional<Long> to(double value) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) <= value) {
          return Optional.of(evaluations.get(i));
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public List<Result> run() {
    List<ProblemClass> classes = ProblemClass.all();
    List<NamedMethod> methods = Methods.all();
    List<List<String>> columns = classes.stream().map(one -> column(one, methods)).toList();
    System.out.println(
        "| method | "
            + String.join(" | ", classes.stream().map(ProblemClass::name).toList())
            + " |");
    System.out.println("|---".repeat(classes.size() + 1) + "|");
    for (int i = 0; i < methods.size(); i++) {
      int row = i;
      System.out.println(
          "| %s | %s |"
              .formatted(
                  methods.get(i).name(),
                  String.join(" | ", columns.stream().map(column -> column.get(row)).toList())));
    }
    System.out.println();
    classes.forEach(one -> System.out.println("- " + one.name() + ": " + one.about()));
    return List.of();
  }

  /** A cell for each method. */
  private static List<String> column(ProblemClass problems, List<NamedMethod> methods) {
    List<List<Optional<Trace>>> traces = new ArrayList<>();
    for (ProblemClass.Case one : problems.cases()) {
      traces.add(methods.stream().map(method -> trace(one, method)).toList());
    }
    List<String> cells = new ArrayList<>();
    for (int m = 0; m < methods.size(); m++) {
      int reached = 0;
      long evaluations = 0;
      Optional<Stop> stop = Optional.empty();
      for (List<Optional<Trace>> ofCase : traces) {
        if (ofCase.get(m).isPresent()) {
          Trace trace = ofCase.get(m).get();
          Optional<Long> needed = trace.to(near(ofCase));
          reached += needed.isPresent() ? 1 : 0;
          evaluations += needed.orElse(trace.evaluations().getLast());
          stop = needed.isPresent() && stop.isPresent() ? stop : Optional.of(trace.stop());
        }
      }
      cells.add(cell(reached, problems.cases().size(), evaluations, stop));
    }
    return cells;
  }

  private static String cell(int reached, int of, long evaluations, Optional<Stop> stop) {
    if (stop.isEmpty()) {
      return "";
    }
    if (reached == of) {
      return "**%,d**".formatted(evaluations);
    }
    String why = stop.get().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return of == 1 ? why : "%d of %d; %s".formatted(reached, of, why);
  }

  private static double near(List<Optional<Trace>> traces) {
    double lowest =
        traces.stream().flatMap(Optional::stream).mapToDouble(Trace::lowest).min().orElseThrow();
    double first =
        traces.stream().flatMap(Optional::stream).findFirst().orElseThrow().values().getFirst();
    return lowest + NEAR * (first - lowest);
  }

  /** A run; nothing where the method is not for such problems. */
  private static Optional<Trace> trace(ProblemClass.Case one, NamedMethod method) {
    Problem problem = one.problem();
    if (method.method().lacks(problem).isPresent()) {
      return Optional.empty();
    }
    List<Long> evaluations = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    Minimize minimize =
        Minimize.of(problem)
            .from(one.start())
            .by(new Choice(method.name(), method.method(), "measured"))
            .limits(new Limits(1e-8, MOST, MOST))
            .secondDerivatives(false)
            .listener(event -> {
              switch (event) {
                case Event.Started(Choice _, var start) -> {
                  evaluations.add(1L);
                  values.add(start.value());
                }
                case Event.Moved moved -> {
                  evaluations.add(moved.functionEvaluations());
                  values.add(Math.min(values.getLast(), moved.point().value()));
                }
                case Event.Escaped _, Event.Ended _ -> {}
              }
            });
    try {
      return Optional.of(new Trace(evaluations, values, minimize.run().stop()));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // a rule that needs more than gradients, or matrices
    }
  }
}
