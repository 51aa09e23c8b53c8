package org.thalweg.optim.schedule;

import java.util.List;

/** Checks of a schedule's numbers; each says what was found and what was expected. */
final class Check {
  private Check() {}

  static void above(String name, double value, double limit) {
    require(value > limit && Double.isFinite(value), name, value, "above " + limit);
  }

  static void atLeast(String name, double value, double limit) {
    require(value >= limit && Double.isFinite(value), name, value, limit + " or more");
  }

  static void atLeast(String name, long value, long limit) {
    if (value < limit) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be " + limit + " or more");
    }
  }

  static void within(String name, double value, double low, double high) {
    require(value >= low && value <= high, name, value, "from " + low + " to " + high);
  }

  static void ascending(String name, List<Long> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) <= values.get(i - 1)) {
        throw new IllegalArgumentException(name + " are " + values + "; they must ascend");
      }
    }
  }

  private static void require(boolean fits, String name, double value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be " + expected);
    }
  }
}
