package org.thalweg.learn.train.options;

import org.thalweg.learn.data.InputException;

/** Checks of what a person gave. */
final class Given {
  private Given() {}

  /**
   * Refuses an option.
   *
   * @param given the option with its value, as on the command line
   * @param expected how the sentence "it must be …" ends
   * @throws InputException if it does not fit
   */
  static void require(boolean fits, String given, String expected) {
    if (!fits) {
      throw new InputException(given + " cannot be used: it must be " + expected);
    }
  }

  /** Refuses an option that is not above 0 and finite. */
  static void above0(String option, double value, String example) {
    require(value > 0 && Double.isFinite(value), option + " " + value, "above 0" + example);
  }

  /** Refuses an option that is below 0 or not finite. */
  static void atLeast0(String option, double value, String example) {
    require(value >= 0 && Double.isFinite(value), option + " " + value, "0 or more" + example);
  }

  /** Refuses an option that is not from 0 to below 1. */
  static void part(String option, double value, String example) {
    require(value >= 0 && value < 1, option + " " + value, "0 or more and below 1" + example);
  }
}
