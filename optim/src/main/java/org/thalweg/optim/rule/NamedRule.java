package org.thalweg.optim.rule;

import org.thalweg.optim.step.Rule;

/**
 * A rule as it is found by name.
 *
 * @param name in small letters and hyphens, as on the command line
 * @param rule with its usual hyperparameters
 * @param learningRate the usual highest learning rate
 * @param findsRate whether the rule finds its step length by itself; the learning rate, 1 as a
 *     rule, is then but a factor
 * @param averages whether it averages the parameters itself, so that the learning rate needs not
 *     come down in the end
 * @param source where it was published
 */
public record NamedRule(
    String name,
    Rule rule,
    double learningRate,
    boolean findsRate,
    boolean averages,
    String source) {

  /** A rule that needs a learning rate. */
  static NamedRule rated(String name, Rule rule, double learningRate, String source) {
    return new NamedRule(name, rule, learningRate, false, false, source);
  }

  /** A rule that needs a learning rate, and no schedule for it. */
  static NamedRule unscheduled(String name, Rule rule, double learningRate, String source) {
    return new NamedRule(name, rule, learningRate, false, true, source);
  }

  /** A rule that finds its step length by itself. */
  static NamedRule unrated(String name, Rule rule, String source) {
    return new NamedRule(name, rule, 1, true, false, source);
  }
}
