package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * Falls when what is watched no longer gets less. Unlike a {@link Schedule} it depends on what
 * happens, so it is a value that each observation makes anew; a checkpoint can hold it.
 *
 * @param settings what it was asked for
 * @param factor the learning rate now as a part of its highest value
 * @param best the least value seen
 * @param waited observations since then
 * @param rest observations to come that do not count, after a fall
 */
public record ReduceOnPlateau(Settings settings, double factor, double best, int waited, int rest) {
  private static final double FALL = 0.1;

  /**
   * What is asked for.
   *
   * @param factor at each fall, 0 to below 1
   * @param patience observations without improvement that are borne with
   * @param threshold an improvement must be more than this, as a part of the best value, or as it
   *     is where {@code absolute}
   * @param absolute how the threshold is meant
   * @param cooldown observations after a fall that do not count
   * @param least the factor does not fall below this
   */
  public record Settings(
      double factor, int patience, double threshold, boolean absolute, int cooldown, double least) {
    /** Checks the numbers. */
    public Settings {
      Check.within("factor", factor, 0, 1);
      Check.atLeast("patience", patience, 0);
      Check.atLeast("threshold", threshold, 0);
      Check.atLeast("cooldown", cooldown, 0);
      Check.within("least", least, 0, 1);
    }
  }

  /**
   * The usual numbers, as PyTorch has them but for the patience, for whoever observes once an epoch
   * and ends the run when nothing has got better for some epochs: the rate falls to a tenth about
   * three times before, four times at most.
   *
   * @param end epochs without improvement after which the run ends
   */
  public static ReduceOnPlateau before(int end) {
    return start(new Settings(FALL, (end - 1) / 3, 1e-4, false, 0, FALL * FALL * FALL * FALL));
  }

  /** Before anything is seen. */
  public static ReduceOnPlateau start(Settings settings) {
    return new ReduceOnPlateau(settings, 1, Double.POSITIVE_INFINITY, 0, 0);
  }

  /** After one more observation, of a loss say. */
  public ReduceOnPlateau observe(double value) {
    double limit =
        settings.absolute ? best - settings.threshold : best - settings.threshold * Math.abs(best);
    boolean better = best == Double.POSITIVE_INFINITY ? value < best : value < limit;
    double nextBest = better ? value : best;
    int resting = Math.max(0, rest - 1);
    int nextWaited = better || rest > 0 ? 0 : waited + 1;
    if (nextWaited <= settings.patience) {
      return new ReduceOnPlateau(settings, factor, nextBest, nextWaited, resting);
    }
    double fallen = Math.max(settings.least, factor * settings.factor);
    return new ReduceOnPlateau(settings, fallen, nextBest, 0, settings.cooldown);
  }
}
