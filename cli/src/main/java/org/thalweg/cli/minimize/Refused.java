package org.thalweg.cli.minimize;

import java.util.function.IntSupplier;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.learn.data.InputException;

/** What functions, methods and problems refuse is bad input here: a person has asked for it. */
final class Refused {
  private Refused() {}

  /**
   * Does the work of a command.
   *
   * @return its exit code
   * @throws InputException for what is refused
   */
  static int asInput(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (FormulaException e) {
      throw e; // shown with its caret
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }
}
