package org.thalweg.optim;

import java.util.List;

/** Checks of hyperparameters; each says what was found and what was expected. */
public final class Check {
  private Check() {}

  /**
   * Refuses what is not in [0, 1).
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void decay(String name, double value) {
    require(value >= 0 && value < 1, name, value, "0 or more and below 1, 0.9 say");
  }

  /**
   * Refuses what is not above 0 and finite.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, value, "above 0");
  }

  /**
   * Refuses what is below 0 or not finite.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, value, "0 or more");
  }

  /**
   * Refuses what is not above a limit and finite.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void above(String name, double value, double limit) {
    require(value > limit && Double.isFinite(value), name, value, "above " + limit);
  }

  /**
   * Refuses what is below a limit or not finite.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void atLeast(String name, double value, double limit) {
    require(value >= limit && Double.isFinite(value), name, value, limit + " or more");
  }

  /**
   * Refuses what is below a limit.
   *
   * @throws IllegalArgumentException if it is
   */
  public static void atLeast(String name, long value, long limit) {
    if (value < limit) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be " + limit + " or more");
    }
  }

  /**
   * Refuses what is not in an interval, ends included.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void within(String name, double value, double low, double high) {
    require(value >= low && value <= high, name, value, "from " + low + " to " + high);
  }

  /**
   * Refuses numbers that do not ascend.
   *
   * @throws IllegalArgumentException if one is not above the one before it
   */
  public static void ascending(String name, List<Long> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) <= values.get(i - 1)) {
        throw new IllegalArgumentException(name + " are " + values + "; they must ascend");
      }
    }
  }

  /**
   * Refuses a hyperparameter.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  public static void require(boolean fits, String name, double value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be " + expected);
    }
  }
}
