package org.thalweg.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/**
 * What became of a column that was read.
 *
 * @param choice how it was taken and why
 * @param column its cells, if they are kept
 * @param warnings what was odd, one line each
 */
record ColumnOutcome(ColumnChoice choice, Optional<Column> column, List<String> warnings) {
  private static final int SHOWN_LEVELS = 3;

  /**
   * Builds the column and says what it is.
   *
   * @throws InputException if it has infinite numbers or too many texts among its numbers
   */
  static ColumnOutcome of(String file, ColumnBuilder builder, Origin origin) {
    String quoted = Wording.quote(builder.name);
    boolean asked = origin.asked().containsKey(builder.name);
    if (builder.kind == ColumnKind.IGNORED) {
      return leftOut(builder, asked ? "as asked" : "not used by the model", asked, List.of());
    }
    if (builder.isOverflown()) {
      String reason = "more than %d different texts".formatted(CsvReader.MOST_LEVELS);
      String warning =
          "column %s is left out: %s, taken for identifiers or free text".formatted(quoted, reason);
      return leftOut(builder, reason, false, List.of(warning));
    }
    List<String> warnings = new ArrayList<>();
    if (builder.kind == ColumnKind.NUMBER) {
      requireNumbers(file, builder, origin.advice(builder.name));
      if (builder.tally().texts() > 0) {
        warnings.add(
            "column %s: %s and read as missing (the first is %s in line %d)"
                .formatted(
                    quoted,
                    builder.tally().texts() == 1
                        ? "1 cell is no number"
                        : builder.tally().texts() + " cells are no numbers",
                    Wording.quote(builder.firstText()),
                    builder.firstTextLine()));
      }
    }
    Column column = builder.build();
    String reason = reason(builder, column) + (asked ? ", as asked" : "");
    return new ColumnOutcome(
        new ColumnChoice(builder.name, builder.kind, reason, asked), Optional.of(column), warnings);
  }

  private static ColumnOutcome leftOut(
      ColumnBuilder builder, String reason, boolean asked, List<String> warnings) {
    return new ColumnOutcome(
        new ColumnChoice(builder.name, ColumnKind.IGNORED, reason, asked),
        Optional.empty(),
        warnings);
  }

  private static void requireNumbers(String file, ColumnBuilder builder, String advice) {
    if (builder.tally().hasTooManyTexts()) {
      throw Typing.tooManyTexts(
          file,
          builder.name,
          builder.tally(),
          builder.firstText(),
          builder.firstTextLine(),
          advice);
    }
    if (builder.firstInfiniteLine() > 0) {
      throw new InputException(
          "column %s of %s is infinite in line %d (%s): correct the cell or leave it empty"
              .formatted(
                  Wording.quote(builder.name),
                  file,
                  builder.firstInfiniteLine(),
                  Wording.quote(builder.firstInfinite())));
    }
  }

  private static String reason(ColumnBuilder builder, Column column) {
    if (column.missing() == column.rows()) {
      return "missing in every row";
    }
    String missing = column.missing() > 0 ? ", " + column.missing() + " missing" : "";
    if (builder.kind == ColumnKind.NUMBER) {
      return Wording.count(column.rows() - column.missing(), "number") + missing;
    }
    List<String> levels = builder.levels();
    String shown =
        Wording.list(levels.subList(0, Math.min(SHOWN_LEVELS, levels.size())))
            + (levels.size() > SHOWN_LEVELS ? ", …" : "");
    Typing.Tally tally = builder.tally();
    String numbers =
        tally.numbers() > 0 && tally.texts() > 0
            ? ", " + Wording.percent(tally.numbers(), tally.numbers() + tally.texts()) + " numbers"
            : "";
    return Wording.count(levels.size(), "level") + " (" + shown + ")" + numbers + missing;
  }
}
