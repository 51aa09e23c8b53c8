package org.thalweg.learn.data;

import java.util.Locale;

/** What is learnt about the target. */
public enum Task {
  /** A number. */
  REGRESSION,
  /** One of a few classes. */
  CLASSIFICATION;

  /** The task as a person reads it: {@code regression} or {@code classification}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
