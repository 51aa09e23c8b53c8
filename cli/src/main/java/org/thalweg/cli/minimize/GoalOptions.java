package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.BoundFormula;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.formula.given.Given;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.problem.Bounds;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which function, and where. */
final class GoalOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "FORMULA",
      description = "The function, or CLASS::METHOD with --java.")
  private @Nullable String function;

  @Option(
      names = "--java",
      paramLabel = "CLASSPATH",
      description = "Where the class of a Java method is: double METHOD(double[]).")
  private @Nullable String java;

  @Option(
      names = "--start",
      paramLabel = "NAME=VALUE",
      description = "Where to begin; x=5 is for every entry of an indexed x.")
  private List<String> start = new ArrayList<>();

  @Option(
      names = "--let",
      paramLabel = "NAME=VALUE",
      description = "What a name in the formula is that is no variable: n=100.")
  private List<String> let = new ArrayList<>();

  /**
   * The function.
   *
   * @throws InputException if there is none
   */
  Goal goal() {
    if (function == null && java != null) {
      throw new InputException(
          "--java %s is given without a method: add CLASS::METHOD, demo.Pricing::error say"
              .formatted(java));
    }
    if (java != null && !let.isEmpty()) {
      throw new InputException("--let is for a formula, not for a Java method: leave it out");
    }
    if (function == null) {
      throw new InputException(
          "there is no function: give a formula, \"x^2 + x*y + y^2\" say, or --java");
    }
    return java == null ? formula(function) : JavaGoal.of(java, function, start);
  }

  /** Where to begin. */
  double[] start(Goal goal, Bounds bounds) {
    return JavaGoal.isList(start)
        ? JavaGoal.numbers(start, goal.variables().size())
        : new Places(goal.variables(), "").start(start, bounds);
  }

  private Goal formula(String text) {
    Formula parsed = Formula.parse(text);
    Given given = Given.NOTHING;
    for (Map.Entry<String, String> one : Assignments.of("--let", let).entrySet()) {
      if (!parsed.names().contains(one.getKey())) {
        throw new InputException(
            "--let %s: the formula has no such name%s"
                .formatted(
                    Wording.quote(one.getKey()),
                    List.of("e", "pi").contains(one.getKey())
                        ? ", as it is the constant; name it otherwise"
                        : "; " + Wording.nearOrAll(one.getKey(), parsed.names())));
      }
      double value = Assignments.number("--let", one.getKey(), one.getValue());
      given = given.withValue(one.getKey(), value);
    }
    BoundFormula bound = parsed.bind(given);
    return new Goal(text, bound.objective(), bound.variables(), Optional.of(bound));
  }
}
