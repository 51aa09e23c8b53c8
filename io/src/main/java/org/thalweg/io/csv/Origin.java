package org.thalweg.io.csv;

import java.util.Map;
import org.thalweg.learn.data.ColumnKind;

/**
 * Where the kinds of columns come from that are not found out.
 *
 * @param asked the kinds that a person asked for, by the column's name
 * @param fixed whether all kinds are settled, by a model or a formula
 */
record Origin(Map<String, ColumnKind> asked, boolean fixed) {
  static final Origin FIXED = new Origin(Map.of(), true);

  static Origin asked(Map<String, ColumnKind> asked) {
    return new Origin(asked, false);
  }

  /** What to do about a column of numbers with too many other texts. */
  String advice(String column) {
    return fixed
        ? "correct the cells or leave them empty"
        : "correct the cells, or say --columns %s=category or %s=ignore".formatted(column, column);
  }
}
