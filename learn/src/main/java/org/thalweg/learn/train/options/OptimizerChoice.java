package org.thalweg.learn.train.options;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.optim.schedule.NamedSchedule;

/**
 * The optimizer {@code auto}: which one is taken for the options at hand, and why.
 *
 * @param name of the rule, as {@link Optimizer#find} knows it
 * @param reason for people
 */
public record OptimizerChoice(String name, String reason) {
  /** The name that asks for a choice. */
  public static final String AUTO = "auto";

  /**
   * Chooses.
   *
   * @param momentum if it was asked for
   * @param schedule if it was asked for
   * @param allRows whether each step sees all rows
   */
  public static OptimizerChoice of(
      OptionalDouble momentum, Optional<NamedSchedule> schedule, boolean allRows) {
    if (momentum.isPresent()) {
      return new OptimizerChoice("nesterov", "as a momentum is given");
    }
    if (schedule.isPresent()) {
      return new OptimizerChoice("adamw", "as a schedule is given; schedule-free-adamw needs none");
    }
    if (allRows) {
      return new OptimizerChoice(
          "prodigy", "as each step sees all rows; it finds its rate by itself");
    }
    return new OptimizerChoice(
        "schedule-free-adamw",
        "goes as low as Adam at its best rate on all data sets tried, without a search or a"
            + " schedule");
  }
}
