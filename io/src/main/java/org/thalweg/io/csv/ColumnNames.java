package org.thalweg.io.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** The names of a file's columns. */
final class ColumnNames {
  private ColumnNames() {}

  /**
   * The names of the header line, or {@code column1}, {@code column2}, …, also for an empty name.
   *
   * @throws InputException if two columns have one name
   */
  static List<String> of(InputFile file, Sample sample, boolean header) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int column = 0; column < sample.width(); column++) {
      String given = header ? sample.records().getFirst().get(column) : "";
      String name = given.isEmpty() ? "column" + (column + 1) : given;
      Integer before = places.put(name, column + 1);
      if (before != null) {
        throw new InputException(
            "columns %d and %d of %s are both called %s: rename one"
                .formatted(before, column + 1, file.name(), Wording.quote(name)));
      }
      names.add(name);
    }
    return names;
  }

  /** The file and its format, for people. */
  static String source(InputFile file, Sample sample, boolean header) {
    return "%s (set apart by %s, %s%s)"
        .formatted(
            file.name(),
            sample.dialect().word(),
            sample.dialect().mark() == ',' ? "decimal commas, " : "",
            header ? "with a header line" : "without a header line");
  }
}
