package org.thalweg.learn.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.optim.schedule.NamedSchedule;

/**
 * The optimizer {@code auto}: which one is taken for the options at hand, and why.
 *
 * @param name of the rule, as {@link Optimizer#find} knows it
 * @param learningRate where it needs no search
 * @param reason for people
 */
public record OptimizerChoice(String name, Optional<LearningRate> learningRate, String reason) {
  /** The name that asks for a choice. */
  public static final String AUTO = "auto";

  /**
   * Of schedule-free AdamW: what suits all data sets tried, where columns are standardized and
   * weights begin at the usual scale, within a factor of two (docs/optimizers.md has the table).
   */
  private static final double RATE = 0.01;

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
      return new OptimizerChoice("nesterov", Optional.empty(), "as a momentum is given");
    }
    if (schedule.isPresent()) {
      return new OptimizerChoice(
          "adamw", Optional.empty(), "as a schedule is given; schedule-free-adamw needs none");
    }
    if (allRows) {
      return new OptimizerChoice(
          "prodigy", Optional.empty(), "as each step sees all rows; it finds its rate by itself");
    }
    return new OptimizerChoice(
        "schedule-free-adamw",
        Optional.of(
            new LearningRate(RATE, "its usual one where columns are standardized; no search")),
        "goes as low as Adam at its best rate on all data sets tried, without a search or a"
            + " schedule");
  }
}
