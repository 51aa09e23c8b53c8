package org.thalweg.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param ours our figure, with its unit
 * @param rival the figure of what it is compared with, or that it is not installed
 * @param ratio that the target is about; null where there is nothing to compare
 * @param target in words; empty where there is none
 * @param met whether the target is met; null where there is none, or nothing to compare
 */
record Result(
    String what,
    String ours,
    String rival,
    @Nullable Double ratio,
    String target,
    @Nullable Boolean met) {

  static final String NOT_INSTALLED = "not installed";

  /** A ratio that must not be less than a bound. */
  static Result atLeast(double bound, String what, String ours, String rival, double ratio) {
    return new Result(what, ours, rival, ratio, "≥ %.2f".formatted(bound), ratio >= bound);
  }

  /** A ratio that must not be more than a bound. */
  static Result atMost(double bound, String what, String ours, String rival, double ratio) {
    return new Result(what, ours, rival, ratio, "≤ %.2f".formatted(bound), ratio <= bound);
  }

  /** Nothing to compare with. */
  static Result alone(String what, String ours, String target) {
    return new Result(what, ours, NOT_INSTALLED, null, target, null);
  }

  static String header() {
    return line("measure", "ours", "rival", "ratio", "target", "met");
  }

  @Override
  public String toString() {
    return line(
        what,
        ours,
        rival,
        ratio == null ? "" : "%.2f".formatted(ratio),
        target,
        met == null ? "" : met ? "yes" : "NO");
  }

  private static String line(
      String what, String ours, String rival, String ratio, String target, String met) {
    return "%-46s %16s %26s %6s %10s  %s".formatted(what, ours, rival, ratio, target, met);
  }
}
