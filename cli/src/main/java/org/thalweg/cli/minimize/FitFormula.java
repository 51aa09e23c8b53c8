package org.thalweg.cli.minimize;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.thalweg.cli.console.Notes;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * The equation of a curve.
 *
 * @param text as it was given
 */
record FitFormula(String text, Formula formula) {
  private static final Pattern EQUALS = Pattern.compile("(?<![<>=!])=(?!=)");
  private static final String LETTER = "[\\p{L}\\p{Nd}_`.]";

  /**
   * Reads an equation. Where that fails for a column whose name is no word, it says how to write
   * such a name.
   */
  static FitFormula parse(String text, Path file) {
    Formula formula;
    try {
      formula = Formula.parse(text);
    } catch (FormulaException e) {
      for (String name : CsvReader.columns(file).names()) {
        if (!isWord(name) && text.contains(name) && !text.contains("`")) {
          throw unquoted(name);
        }
      }
      throw e;
    }
    if (!formula.isEquation()) {
      throw new InputException(
          "--formula %s is no equation: write DATA = CURVE, \"y = %s\" say"
              .formatted(Wording.quote(text), text));
    }
    return new FitFormula(text, formula);
  }

  /** Whether a name can stand in a formula as it is. */
  private static boolean isWord(String name) {
    try {
      return Formula.parse(name).names().equals(List.of(name));
    } catch (FormulaException e) {
      return false;
    }
  }

  private static InputException unquoted(String name) {
    return new InputException(
        "the column %s has no name that a formula can read: write it between backticks, and the"
                .formatted(Wording.quote(name))
            + " formula in single quotes, 'y = a*`%s`' say".formatted(name));
  }

  /** All names in it that are neither constants nor functions. */
  List<String> names() {
    return formula.names();
  }

  /**
   * Sees to it that there are data, on the left side too.
   *
   * @throws InputException if not
   */
  void requireColumns(List<String> columns, Path file) {
    if (names().stream().noneMatch(columns::contains)) {
      throw new InputException(
          "none of the names in the formula is a column of %s, which has %s: name one"
              .formatted(Wording.path(file), Wording.list(columns)));
    }
    List<String> left = Formula.parse(EQUALS.split(text, 2)[0]).names();
    if (!left.isEmpty() && left.stream().noneMatch(columns::contains)) {
      throw new InputException(
          "the left side of the formula has no data: %s is no column of %s; %s"
              .formatted(
                  Wording.quote(left.getFirst()),
                  Wording.path(file),
                  Wording.nearOrAll(left.getFirst(), columns)));
    }
  }

  /** Says so where a constant has the name of a column. */
  void warnOfConstants(List<String> columns, Notes notes) {
    for (String name : List.of("e", "pi")) {
      boolean there =
          Pattern.compile("(?<!" + LETTER + ")" + name + "(?!" + LETTER + ")").matcher(text).find();
      if (there && columns.contains(name)) {
        notes.warn(
            List.of(
                "%s in the formula is the constant, not the column: write the column between"
                        .formatted(name)
                    + " backticks, and the formula in single quotes"));
      }
    }
  }

  @Override
  public String toString() {
    return formula.toString();
  }
}
