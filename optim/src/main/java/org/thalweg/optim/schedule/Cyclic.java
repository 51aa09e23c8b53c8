package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Goes up and down in straight lines between a low factor and 1, again and again (Smith 2017).
 *
 * @param up steps from low to high
 * @param down steps from high to low
 * @param low the low factor, 0 to 1
 * @param cycleFactor how much less high each cycle goes than the one before; 1 for all alike, 0.5
 *     for the paper's "triangular2"
 * @param stepFactor how much less high each step goes; 1 for none of it, else the paper's
 *     "exp_range"
 */
public record Cyclic(long up, long down, double low, double cycleFactor, double stepFactor)
    implements Schedule {
  /** Checks the numbers. */
  public Cyclic {
    Check.atLeast("up", up, 1);
    Check.atLeast("down", down, 1);
    Check.within("low", low, 0, 1);
    Check.within("cycleFactor", cycleFactor, 0, 1);
    Check.within("stepFactor", stepFactor, 0, 1);
  }

  /** Cycles that are all alike. */
  public static Cyclic triangular(long up, long down, double low) {
    return new Cyclic(up, down, low, 1, 1);
  }

  @Override
  public double at(long step) {
    long cycle = step / (up + down);
    long place = step % (up + down);
    double height = place <= up ? (double) place / up : (double) (up + down - place) / down;
    double scale =
        StrictMath.pow(cycleFactor, (double) cycle) * StrictMath.pow(stepFactor, (double) step);
    return low + (1 - low) * height * scale;
  }
}
