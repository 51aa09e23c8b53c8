package org.thalweg.optim.rule;

import static org.thalweg.optim.rule.NamedRule.rated;

import java.util.List;
import java.util.Optional;

/** All rules by name. */
public final class Rules {
  private Rules() {}

  private static final List<NamedRule> ALL =
      List.of(
          // Gradient and velocity.
          rated("sgd", Sgd.plain(), 0.1, "Cauchy 1847"),
          rated("momentum", new Sgd(0.9, false), 0.05, "Polyak 1964"),
          rated("nesterov", new Sgd(0.9, true), 0.05, "Nesterov 1983; Sutskever et al. 2013"),
          // Adam and its kin.
          rated("adam", new Adam(), 1e-3, "Kingma and Ba 2015"),
          rated("adamw", new AdamW(), 1e-3, "Loshchilov and Hutter 2019"));

  /** Every rule, kin beside kin. */
  public static List<NamedRule> all() {
    return ALL;
  }

  /** The rule of a name, if there is one. */
  public static Optional<NamedRule> named(String name) {
    return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
