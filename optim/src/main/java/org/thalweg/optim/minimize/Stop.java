package org.thalweg.optim.minimize;

/** Why a run ended. */
public enum Stop {
  /** The gradient is as small as asked for. */
  GRADIENT_SMALL(true, "the gradient is small", ""),

  /**
   * The value cannot be lowered in double precision, and the gradient is small, if not as asked:
   * relative to its units, or to the curvature where second derivatives are exact.
   */
  PRECISION_REACHED(true, "the gradient is small and the value as low as rounding lets it be", ""),

  /**
   * No step leads lower, and gradients beside the point cancel out, though that at the point is not
   * small: the function is lowest at a kink, or in a valley as narrow as one.
   */
  KINK(
      false,
      "no step leads lower, and gradients a millionth away cancel out: the bottom of a kink, or of"
          + " a valley as narrow",
      ""),

  /** No step leads lower, and yet the gradient is not small. */
  NO_DESCENT(
      false,
      "no step leads lower, and yet the gradient is not small",
      "the function may have a kink here, or a gradient that is wrong (check-gradient tells), or"
          + " be badly scaled: start elsewhere, measure variables in other units, or take bfgs or"
          + " random-local-search"),

  /** Steps no longer change the point, and yet the gradient is not small. */
  STEP_SMALL(
      false,
      "steps no longer change the point, and yet the gradient is not small",
      "the learning rate may be too small, or the function badly scaled: take a greater rate or"
          + " another method"),

  /** As many iterations as allowed. */
  ITERATIONS_SPENT(
      false,
      "all iterations are spent",
      "allow more (--max-iterations), start from here, or take another method"),

  /** As many evaluations as allowed. */
  EVALUATIONS_SPENT(
      false,
      "all evaluations are spent",
      "allow more (--max-evaluations), start from here, or take another method"),

  /** The method ended its search by itself, as those do that take a set number of trials. */
  SEARCH_ENDED(false, "the search is over", "search longer, or descend from here"),

  /** The value falls without end. */
  UNBOUNDED_BELOW(
      false,
      "the function falls without end",
      "it has no minimum this way: give bounds, or look at its sign"),

  /** The value has grown beyond measure. */
  DIVERGED(
      false,
      "steps lead further and further away",
      "take a smaller learning rate, or a method that finds its step length, lbfgs say"),

  /** The value or gradient is no number. */
  NOT_FINITE(
      false,
      "the function or its gradient is not finite",
      "start elsewhere, give bounds that leave out such places, or take a smaller learning rate"),

  /** It was asked to stop. */
  INTERRUPTED(false, "it was interrupted", "start from here to go on");

  private final boolean converged;
  private final String text;
  private final String advice;

  Stop(boolean converged, String text, String advice) {
    this.converged = converged;
    this.text = text;
    this.advice = advice;
  }

  /** Whether the run ended at a point whose gradient is small. */
  public boolean converged() {
    return converged;
  }

  /** In words. */
  public String text() {
    return text;
  }

  /** What to try; empty where all is well. */
  public String advice() {
    return advice;
  }
}
