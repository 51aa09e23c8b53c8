package org.thalweg.optim.schedule;

import java.util.List;

/**
 * How the learning rate goes over a run: a factor of its highest value for each step. Schedules are
 * put together with {@link #after} and {@link Piecewise}.
 */
@FunctionalInterface
public interface Schedule {

  /**
   * The learning rate as a part of its highest value.
   *
   * @param step number of the step, counted from 0
   */
  double at(long step);

  /** This schedule after a rise from near 0 to 1 in equal steps (Goyal et al. 2017). */
  default Schedule after(Warmup warmup) {
    return new Piecewise(List.of(warmup, this), List.of(warmup.steps()));
  }
}
