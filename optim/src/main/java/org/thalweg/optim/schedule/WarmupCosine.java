package org.thalweg.optim.schedule;

/**
 * Rises in equal steps to 1, then falls along half a cosine to 0 at the end: the default of
 * training.
 *
 * @param warmup steps that it rises
 * @param steps all steps of the run
 */
public record WarmupCosine(long warmup, long steps) implements Schedule {

  /** A twentieth of the run to rise, 500 steps at most. */
  public static WarmupCosine over(long steps) {
    return new WarmupCosine(Math.min(500, steps / 20), steps);
  }

  /** The factor at a step, counted from 0; above 0 at every step of the run. */
  @Override
  public double at(long step) {
    if (step < warmup) {
      return Warmup.over(warmup).at(step);
    }
    return new CosineDecay(Math.max(1, steps - warmup), 0).at(step - warmup);
  }
}
