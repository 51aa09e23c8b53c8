package org.thalweg.optim.rule;

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
