package org.thalweg.learn.train;

/** Why a run ended. */
public enum StopReason {
  /** All epochs are done. */
  EPOCHS("epochs", "all epochs are done; more of them may fit better (--epochs)"),
  /** The gradient's norm came down to the tolerance. */
  GRADIENT("gradient", "the gradient is as small as asked for: this is a minimum, or close to one"),
  /** The validation rows' loss no longer improved; the best parameters are kept. */
  NO_IMPROVEMENT(
      "no_improvement",
      "the validation rows fit no better than before; the best parameters are kept"),
  /** It was asked to stop. */
  INTERRUPTED("interrupted", "it was stopped before its end"),
  /** The loss grew beyond measure or is no number; the best parameters are kept. */
  DIVERGED(
      "diverged",
      "the loss grew beyond measure; try a smaller --learning-rate, or leave it out to have one"
          + " chosen");

  private final String word;
  private final String advice;

  StopReason(String word, String advice) {
    this.word = word;
    this.advice = advice;
  }

  /** The reason in one word, for programs. */
  public String word() {
    return word;
  }

  /** What it means and what to try, for people. */
  public String advice() {
    return advice;
  }
}
