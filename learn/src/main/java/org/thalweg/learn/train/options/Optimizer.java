package org.thalweg.learn.train.options;

import java.util.OptionalDouble;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.rule.Rules;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.schedule.NamedSchedule;
import org.thalweg.optim.schedule.Schedules;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.transform.Accumulate;
import org.thalweg.optim.transform.ClipByGlobalNorm;
import org.thalweg.optim.transform.WeightDecay;

/**
 * How a gradient becomes a step: a rule by name, and what is changed about it.
 *
 * @param named the rule as it is found by name
 * @param momentum in place of the rule's own; for gradient descent alone
 * @param weightDecay each step also takes so many times the learning rate off the weights, past
 *     what the rule makes of the gradient
 * @param clipNorm the greatest norm of the whole gradient; a longer one is made so long
 * @param accumulate batches whose gradients are averaged for one step of the rule
 */
public record Optimizer(
    NamedRule named,
    OptionalDouble momentum,
    double weightDecay,
    OptionalDouble clipNorm,
    int accumulate) {
  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public Optimizer {
    momentum.ifPresent(value -> {
      Given.part("--momentum", value, ", 0.9 say");
      if (!(named.rule() instanceof Sgd sgd)) {
        throw new InputException(
            "--momentum is for sgd, momentum and nesterov, not for %s: leave it out"
                .formatted(named.name()));
      }
      if (sgd.nesterov() && value == 0) {
        throw new InputException(
            "--momentum 0 leaves nothing of %s: take --optimizer sgd".formatted(named.name()));
      }
    });
    Given.atLeast0("--weight-decay", weightDecay, ", 0.01 say");
    clipNorm.ifPresent(norm -> Given.above0("--clip-norm", norm, ", 1 say"));
    Given.require(accumulate >= 1, "--accumulate " + accumulate, "1 or more batches");
  }

  /**
   * The rule of a name, as it is.
   *
   * @throws InputException naming the near names, if there is none
   */
  public static Optimizer named(String name) {
    return new Optimizer(find(name), OptionalDouble.empty(), 0, OptionalDouble.empty(), 1);
  }

  /**
   * The rule of a name.
   *
   * @throws InputException naming the near names, if there is none
   */
  public static NamedRule find(String name) {
    return Rules.named(name)
        .orElseThrow(() ->
            new InputException(
                "--optimizer %s is not known: %s"
                    .formatted(
                        Wording.quote(name),
                        Wording.nearOrAll(
                            name, Rules.all().stream().map(NamedRule::name).toList()))));
  }

  /** The schedule to take where none is asked for. */
  public NamedSchedule usualSchedule() {
    return named.averages() ? Schedules.warmup() : Schedules.usual();
  }

  /** The update rule with all changes. */
  public Rule rule() {
    Rule rule = named.rule();
    if (momentum.isPresent() && rule instanceof Sgd sgd) {
      rule = new Sgd(momentum.getAsDouble(), sgd.nesterov());
    }
    if (weightDecay > 0) {
      rule = rule.with(new WeightDecay(weightDecay));
    }
    if (clipNorm.isPresent()) {
      rule = rule.with(new ClipByGlobalNorm(clipNorm.getAsDouble()));
    }
    return accumulate == 1 ? rule : rule.with(Accumulate.groups());
  }

  /** The rule with its hyperparameters, and what is changed about it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(named.name()).append(" (").append(named.rule());
    text.append(')');
    momentum.ifPresent(value -> text.append(", momentum ").append(value));
    if (weightDecay > 0) {
      text.append(", weight decay ").append(weightDecay);
    }
    clipNorm.ifPresent(norm -> text.append(", gradients no longer than ").append(norm));
    if (accumulate > 1) {
      text.append(", one step for ").append(accumulate).append(" batches");
    }
    return text.toString();
  }
}
