package org.thalweg.learn.data;

/**
 * What a person gave cannot be used. The message is one line: what, where, and what to do about it.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String line;

  /**
   * An error with its whole explanation.
   *
   * @param message what is wrong, where, and what to do; line breaks become blanks
   */
  public InputException(String message) {
    super(message);
    this.line = Wording.oneLine(message);
  }

  /**
   * An error that another one caused.
   *
   * @param message what is wrong, where, and what to do; line breaks become blanks
   * @param cause what the system reported
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
    this.line = Wording.oneLine(message);
  }

  @Override
  public String getMessage() {
    return line;
  }
}
