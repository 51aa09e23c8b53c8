package org.thalweg.optim.schedule;

/**
 * The learning rate as a part of its highest value: it rises in equal steps to 1 (Goyal et al.
 * 2017), then falls along half a cosine to 0 at the end (Loshchilov and Hutter 2017).
 *
 * @param warmup steps that it rises
 * @param steps all steps of the run
 */
public record WarmupCosine(long warmup, long steps) {

  /** A twentieth of the run to rise, 500 steps at most. */
  public static WarmupCosine over(long steps) {
    return new WarmupCosine(Math.min(500, steps / 20), steps);
  }

  /** The factor at a step, counted from 0; above 0 at every step of the run. */
  public double at(long step) {
    if (step < warmup) {
      return (step + 1.0) / (warmup + 1.0);
    }
    double done = (double) (step - warmup) / Math.max(1, steps - warmup);
    return 0.5 * (1 + StrictMath.cos(Math.PI * done));
  }
}
