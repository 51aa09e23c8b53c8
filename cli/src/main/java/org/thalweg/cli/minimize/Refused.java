package org.thalweg.cli.minimize;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.learn.data.InputException;

/**
 * What functions, methods and problems refuse is bad input here: a person has asked for it. So is
 * what a Java method throws.
 */
final class Refused {
  private Refused() {}

  /**
   * Does the work of a command.
   *
   * @return its exit code
   * @throws InputException for what is refused or thrown
   */
  static int asInput(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (FormulaException e) {
      throw e; // shown with its caret
    } catch (RuntimeException | StackOverflowError e) {
      Optional<StackTraceElement> place = JavaGoal.place(e);
      if (place.isPresent()) {
        throw new InputException(
            "%s throws %s: it must return a number wherever it is asked, NaN say"
                .formatted(text(place.get()), e),
            e);
      }
      if (e instanceof IllegalArgumentException) {
        throw new InputException(String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private static String text(StackTraceElement place) {
    String method = place.getClassName() + "." + place.getMethodName();
    return place.getFileName() == null
        ? method
        : "%s (%s:%d)".formatted(method, place.getFileName(), place.getLineNumber());
  }
}
