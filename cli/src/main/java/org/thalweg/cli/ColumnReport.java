package org.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.data.Wording;

/** How the columns of a file were taken, for people. */
final class ColumnReport {
  private static final int MOST_LINES = 24;

  private ColumnReport() {}

  /** A line for the file, one for each column (or each kind, where there are many), and the target. */
  static String of(Table table, Target target) {
    List<ColumnChoice> columns = table.schema().columns();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d rows, %s"
            .formatted(
                table.schema().source(), table.rows(), Wording.count(columns.size(), "column")));
    if (columns.size() <= MOST_LINES) {
      table.schema().text().lines().forEach(line -> lines.add("  " + line.stripTrailing()));
    } else {
      for (ColumnKind kind : ColumnKind.values()) {
        List<String> names =
            columns.stream().filter(c -> c.kind() == kind).map(ColumnChoice::name).toList();
        if (!names.isEmpty()) {
          lines.add(
              "  %s: %s".formatted(Wording.count(names.size(), kind.word()), Wording.list(names)));
        }
      }
    }
    lines.add(
        "target %s: %s (%s)"
            .formatted(Wording.quote(target.column()), target.task().word(), target.reason()));
    return lines.stream().collect(Collectors.joining(System.lineSeparator()));
  }
}
