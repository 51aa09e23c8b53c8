package org.thalweg.io.csv;

import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * The rule that types a column. Of the cells that are not missing, where at least 90 % are numbers
 * the column is one of numbers, else it is a category. Of a column of numbers at most 1 % of the
 * cells may be other text: these are read as missing, with a warning. More of them are an error,
 * since both readings of the column would be wrong: a person must say which.
 */
final class Typing {
  private Typing() {}

  /**
   * What the cells of a column hold, without the missing ones.
   *
   * @param numbers cells that are numbers
   * @param texts all others
   */
  record Tally(long numbers, long texts) {
    /** The kind by the rule; a column with nothing in it counts as numbers. */
    ColumnKind kind() {
      return 10 * texts <= numbers + texts ? ColumnKind.NUMBER : ColumnKind.CATEGORY;
    }

    boolean hasTooManyTexts() {
      return 100 * texts > numbers + texts;
    }
  }

  /** The error for a column of numbers with too many other texts. */
  static InputException tooManyTexts(
      String file, String column, Tally tally, String first, long line, String advice) {
    return new InputException(
        "column %s of %s has %s that %s (%s of the cells that are there; the first is"
                .formatted(
                    Wording.quote(column),
                    file,
                    Wording.count(tally.texts, "cell"),
                    tally.texts == 1 ? "is no number" : "are no numbers",
                    Wording.percent(tally.texts, tally.numbers + tally.texts))
            + " %s in line %d); up to 1 %% is read as missing: %s"
                .formatted(Wording.quote(first), line, advice));
  }
}
