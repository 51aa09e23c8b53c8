package org.thalweg.learn.train.options;

import java.util.Optional;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.rule.ScheduleFreeAdamW;

/**
 * A run's highest learning rate.
 *
 * @param value of the highest
 * @param reason where it came from, for people
 */
public record LearningRate(double value, String reason) {
  private static final int FEW_STEPS = 500;
  private static final int LONGEST = 10;

  /** One that was asked for. */
  public static LearningRate given(double value) {
    return new LearningRate(value, "as given");
  }

  /**
   * That of a rule which needs no search: schedule-free AdamW does well on every data set tried
   * with 0.01 where columns are standardized and weights begin at the usual scale, and a factor of
   * two does little (docs/optimizers.md has the table). A run of few steps needs longer ones.
   *
   * @param steps in all
   */
  public static Optional<LearningRate> usual(NamedRule rule, long steps) {
    if (!(rule.rule() instanceof ScheduleFreeAdamW)) {
      return Optional.empty();
    }
    double longer = Math.clamp((double) FEW_STEPS / steps, 1, LONGEST);
    return Optional.of(
        new LearningRate(
            rule.learningRate() * longer, "usual where columns are standardized; no search"));
  }

  /** Half of it. */
  public LearningRate halved() {
    return new LearningRate(value / 2, "half of " + value + ", with which it diverged");
  }
}
