package org.thalweg.optim.schedule;

import org.thalweg.optim.Check;

/**
 * The same factor for some steps, then 1.
 *
 * @param factor of the first steps
 * @param steps that it holds
 */
public record Constant(double factor, long steps) implements Schedule {
  /** Checks the numbers. */
  public Constant {
    Check.atLeast("factor", factor, 0);
    Check.atLeast("steps", steps, 0);
  }

  /** The highest learning rate at every step. */
  public Constant() {
    this(1, 0);
  }

  @Override
  public double at(long step) {
    return step < steps ? factor : 1;
  }
}
