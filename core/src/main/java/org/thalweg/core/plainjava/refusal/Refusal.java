package org.thalweg.core.plainjava.refusal;

/**
 * A method cannot be differentiated: which class, method and line, why, and what to do about it.
 */
public final class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** A refusal at a place of the user's code, {@code Class.method (File.java:line)}. */
  public Refusal(String place, String reason, String advice) {
    super(place + ": " + reason + "; " + advice);
  }
}
