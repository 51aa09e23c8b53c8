package org.thalweg.core.formula.given;

/**
 * A formula that cannot be used. The message says what was found, what was expected and a fix; two
 * further lines show the formula and a caret under the place, where there is one.
 */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private final int place;

  /** Says what is wrong; {@code place} counts characters of the formula, -1 for no place. */
  public FormulaException(String message, int place) {
    super(message);
    this.place = place;
  }

  /** Characters of the formula before the place that is meant; -1 if no place is. */
  public int place() {
    return place;
  }
}
