package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Notes;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.descent.ByRule;
import org.thalweg.optim.method.descent.GradientDescent;
import org.thalweg.optim.minimize.Choice;
import org.thalweg.optim.minimize.Hyperparameters;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Methods;
import org.thalweg.optim.minimize.NamedMethod;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.rule.Rules;
import picocli.CommandLine.Option;

/** How to go down, and when to stop. */
final class MethodOptions {
  private static final String AUTO = "auto";
  private static final String DESCENT = "gradient-descent";
  private static final String RATE = "learning-rate";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "auto (the default: says what it chose and why), gradient-descent, lbfgs, newton-cg,"
              + " levenberg-marquardt, random-search, adam, ...; --method help lists all.")
  String method = AUTO;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Of methods that have one; the others find their step length.")
  @Nullable Double learningRate;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Another hyperparameter of the method: memory=20, beta1=0.8.")
  List<String> set = new ArrayList<>();

  @Option(names = "--max-iterations", paramLabel = "N", description = "Steps at most: 100000.")
  @Nullable Integer maxIterations;

  @Option(
      names = "--max-evaluations",
      paramLabel = "N",
      description = "Values of the function at most: 10 million.")
  @Nullable Long maxEvaluations;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "How small the relative gradient is to become: 1e-8.")
  @Nullable Double tolerance;

  @Option(names = "--seed", paramLabel = "N", description = "Of random numbers: 0.")
  long seed;

  /** When to stop. */
  Limits limits() {
    Limits usual = Limits.defaults();
    return new Limits(
        tolerance == null ? usual.tolerance() : tolerance,
        maxIterations == null ? usual.iterations() : maxIterations,
        maxEvaluations == null ? usual.evaluations() : maxEvaluations);
  }

  /** Lists the methods. */
  static void list(Notes notes) {
    for (NamedMethod named : Methods.all()) {
      notes.say("%-28s %s".formatted(named.name(), named.source()));
    }
  }

  /** Whether the list of methods is wanted. */
  boolean isHelp() {
    return method.equals("help");
  }

  /**
   * The method that is asked for; nothing for a choice of Thalweg's own.
   *
   * @throws InputException if it or a hyperparameter is not known
   */
  Optional<Choice> choice() {
    String name = method.strip().toLowerCase(Locale.ROOT);
    if (name.equals(AUTO)) {
      if (learningRate != null) {
        return Optional.of(changed(DESCENT, "as a learning rate is given"));
      }
      if (!set.isEmpty()) {
        throw new InputException(
            "--set is for a method that is named: add --method lbfgs, say, or leave it out");
      }
      return Optional.empty();
    }
    return Optional.of(changed(name, "as asked"));
  }

  private Choice changed(String name, String reason) {
    NamedMethod named =
        Methods.named(name)
            .orElseThrow(() ->
                new InputException(
                    "--method %s is not known: %s; --method help lists all"
                        .formatted(
                            Wording.quote(name),
                            Wording.nearOrAll(
                                name, Methods.all().stream().map(NamedMethod::name).toList()))));
    Method changed = named.method();
    if (learningRate != null && name.equals(DESCENT)) {
      changed = new GradientDescent(learningRate, 0);
    } else if (learningRate != null) {
      Optional<NamedRule> rule = Rules.named(name);
      if (!Hyperparameters.names(changed).contains(RATE) && rule.isPresent()) {
        changed = new ByRule(rule.get().rule(), learningRate); // nesterov at a rate of one's own
      }
      if (!Hyperparameters.names(changed).contains(RATE)) {
        throw new InputException(
            "--learning-rate is not for %s, which finds its step length: leave it out, or take"
                    .formatted(name)
                + " --method gradient-descent");
      }
      changed = with(changed, name, "--learning-rate", RATE, learningRate);
    }
    for (Map.Entry<String, String> one : Assignments.of("--set", set).entrySet()) {
      double value = Assignments.number("--set", one.getKey(), one.getValue());
      changed = with(changed, name, "--set", one.getKey(), value);
    }
    return new Choice(name, changed, reason);
  }

  private static Method with(Method method, String of, String option, String name, double value) {
    List<String> names = Hyperparameters.names(method);
    if (!names.contains(name)) {
      throw new InputException(
          "%s %s: %s has no such hyperparameter; %s"
              .formatted(
                  option,
                  Wording.quote(name),
                  of,
                  names.isEmpty() ? "it has none" : "it has " + Wording.list(names)));
    }
    try {
      return Hyperparameters.with(method, name, value);
    } catch (IllegalArgumentException e) {
      throw new InputException("%s: %s".formatted(option, e.getMessage()), e);
    }
  }
}
