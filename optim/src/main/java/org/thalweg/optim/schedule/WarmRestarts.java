package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls along half a cosine again and again, each time over a longer stretch (Loshchilov and Hutter
 * 2017, SGDR, eq. 5).
 *
 * @param first steps of the first stretch
 * @param growth each stretch is so many times as long as the one before
 * @param last the factor that a stretch falls towards, 0 to 1
 */
public record WarmRestarts(long first, int growth, double last) implements Schedule {
  /** Checks the numbers. */
  public WarmRestarts {
    Check.atLeast("first", first, 1);
    Check.atLeast("growth", growth, 1);
    Check.within("last", last, 0, 1);
  }

  @Override
  public double at(long step) {
    long at = step;
    long stretch = first;
    if (growth == 1) {
      at %= first;
    }
    while (at >= stretch) {
      at -= stretch;
      stretch *= growth;
    }
    return CosineDecay.fall((double) at / stretch, last);
  }
}
