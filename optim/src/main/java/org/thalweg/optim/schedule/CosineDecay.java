package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls along half a cosine to a last factor (Loshchilov and Hutter 2017, eq. 5, without restarts).
 *
 * @param steps to get there; it stays there
 * @param last the factor at the end, 0 to 1
 */
public record CosineDecay(long steps, double last) implements Schedule {
  /** Checks the numbers. */
  public CosineDecay {
    Check.atLeast("steps", steps, 1);
    Check.within("last", last, 0, 1);
  }

  @Override
  public double at(long step) {
    return fall((double) Math.min(step, steps) / steps, last);
  }

  /** The factor when a part of the way, 0 to 1, is done. */
  static double fall(double done, double last) {
    return last + (1 - last) * 0.5 * (1 + StrictMath.cos(Math.PI * done));
  }
}
