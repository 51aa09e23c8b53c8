package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Rises, stays at 1, and falls in a straight line to 0 in the last part of the run (Hu et al. 2024,
 * MiniCPM, section 4.2; Hägele et al. 2024).
 *
 * @param warmup steps that it rises
 * @param stable steps that it stays
 * @param decay steps that it falls
 */
public record WarmupStableDecay(long warmup, long stable, long decay) implements Schedule {
  /** Checks the numbers. */
  public WarmupStableDecay {
    Check.atLeast("warmup", warmup, 0);
    Check.atLeast("stable", stable, 0);
    Check.atLeast("decay", decay, 1);
  }

  @Override
  public double at(long step) {
    if (step < warmup) {
      return Warmup.over(warmup).at(step);
    }
    return new PolynomialDecay(decay, 1, 0).at(Math.max(0, step - warmup - stable));
  }
}
