package org.thalweg.optim.rule;

import java.util.List;
import java.util.Objects;
import org.thalweg.optim.step.Rule;

/**
 * What the laws ask of one rule.
 *
 * @param name of the rule
 * @param learningRate the highest, for the quadratic
 * @param steps to come down to its minimum, as the rate falls to 0 in a straight line
 * @param distance from the minimum that is allowed then; it was some 5 at the start
 * @param keepsStill whether a parameter whose gradient is 0 at every step stays as it is
 */
record RuleCase(String name, double learningRate, int steps, double distance, boolean keepsStill) {

  static final List<RuleCase> ALL =
      List.of(
          new RuleCase("sgd", 0.15, 300, 1e-6, true),
          new RuleCase("momentum", 0.05, 300, 1e-6, true),
          new RuleCase("nesterov", 0.05, 300, 1e-6, true),
          new RuleCase("averaged-sgd", 0.15, 500, 3e-2, false),
          new RuleCase("adagrad", 1, 500, 1e-6, true),
          new RuleCase("adadelta", 15, 500, 1e-6, true),
          new RuleCase("rmsprop", 0.1, 500, 1e-6, true),
          new RuleCase("rprop", 0.1, 300, 1e-5, true),
          new RuleCase("ftrl", 1, 500, 1e-6, true),
          new RuleCase("signsgd", 0.1, 500, 2e-3, true),
          new RuleCase("signum", 0.05, 500, 1e-2, true),
          new RuleCase("lion", 0.05, 500, 2e-3, true),
          new RuleCase("adam", 0.3, 500, 1e-3, true),
          new RuleCase("adamw", 0.3, 500, 2e-2, false),
          new RuleCase("amsgrad", 0.3, 500, 1e-6, true),
          new RuleCase("adamax", 0.3, 500, 1e-6, true),
          new RuleCase("nadam", 0.3, 500, 1e-6, true),
          new RuleCase("radam", 0.3, 500, 1e-6, true),
          new RuleCase("adabelief", 0.3, 500, 1e-6, true),
          new RuleCase("yogi", 0.3, 500, 1e-6, true),
          new RuleCase("adan", 0.9, 500, 1e-3, true),
          // By layers and matrices.
          new RuleCase("adafactor", 0.3, 500, 1e-6, true),
          new RuleCase("lars", 20, 500, 1e-2, false),
          new RuleCase("lamb", 0.3, 500, 5e-2, false),
          new RuleCase("muon", 0.3, 500, 1e-2, false),
          new RuleCase("shampoo", 1, 500, 1e-5, true),
          new RuleCase("sophia", 0.1, 500, 1e-2, false),
          // Without a schedule.
          new RuleCase("schedule-free-sgd", 0.15, 1000, 1e-3, true),
          new RuleCase("schedule-free-adamw", 0.3, 500, 1e-3, true),
          // Without a learning rate.
          new RuleCase("polyak", 1, 300, 1e-6, true),
          new RuleCase("dog", 1, 1000, 1e-2, true),
          new RuleCase("dowg", 1, 1000, 1e-6, true),
          new RuleCase("d-adaptation", 1, 1000, 1e-6, true),
          new RuleCase("prodigy", 1, 1000, 1e-6, true),
          new RuleCase("cocob", 1, 1000, 1e-6, true));

  Rule rule() {
    return Objects.requireNonNull(Rules.named(name).orElse(null), name).rule();
  }

  @Override
  public String toString() {
    return name;
  }
}
