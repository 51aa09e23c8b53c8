package org.thalweg.core.grad;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a {@link GradientCheck} found.
 *
 * @param worst for each law the entry that disagrees most
 * @param tolerance greatest error that passes
 */
public record GradientReport(List<Entry> worst, double tolerance) {

  /** What is compared with a difference quotient. */
  public enum Law {
    /** The gradient, entry by entry, with differences of values. */
    REVERSE("gradient (reverse mode)"),
    /** The derivative along a random direction with differences of values. */
    FORWARD("directional derivative (forward mode)"),
    /** The Hessian times a direction, forward over reverse, with differences of gradients. */
    FORWARD_OVER_REVERSE("Hessian-vector product (forward over reverse)"),
    /** The Hessian times a direction, reverse over reverse, with differences of gradients. */
    REVERSE_OVER_REVERSE("Hessian-vector product (reverse over reverse)");

    private final String title;

    Law(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * One number computed in two ways.
   *
   * @param law what it is
   * @param input name of the input it is the derivative by, or of the direction it is along
   * @param index place in that input; empty for a scalar or a direction
   * @param analytic by differentiating the program
   * @param numeric by central differences
   */
  public record Entry(Law law, String input, List<Integer> index, double analytic, double numeric) {

    /** |analytic - numeric| / max(1, |analytic|, |numeric|), NaN if either is not finite. */
    public double error() {
      double scale = Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric)));
      return Math.abs(analytic - numeric) / scale;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: worst at %s%s: analytic %.10g, numeric %.10g, error %.2g",
          law,
          input,
          index.isEmpty() ? "" : index,
          analytic,
          numeric,
          error());
    }
  }

  /** Orders by error; NaN is worse than any number. */
  static final Comparator<Entry> BY_ERROR = Comparator.comparingDouble(Entry::error);

  /** Copies the list. */
  public GradientReport {
    worst = List.copyOf(worst);
  }

  /** Whether no error is above the tolerance (or NaN). */
  public boolean passed() {
    return worst.stream().allMatch(entry -> entry.error() <= tolerance);
  }

  /** The entry that disagrees most of all. */
  public Entry worstEntry() {
    return worst.stream().max(BY_ERROR).orElseThrow();
  }

  /** The verdict on one line, then one line for each law. */
  @Override
  public String toString() {
    return worst.stream()
        .map(entry -> "\n  " + entry)
        .collect(
            Collectors.joining(
                "",
                String.format(
                    Locale.ROOT,
                    "gradient check %s (tolerance %.1g)",
                    passed() ? "passed" : "FAILED",
                    tolerance),
                ""));
  }
}
