package org.thalweg.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a file in their order, and how each was taken.
 *
 * @param source where the columns come from, for people: the file and its format
 * @param header whether the names come from the file; without a header line they are made up from
 *     the places, and only the order counts
 * @param columns one choice for each column of the file, also for those left out; names are unique
 * @param warnings what was odd in reading, one line each
 */
public record Schema(
    String source, boolean header, List<ColumnChoice> columns, List<String> warnings) {
  private static final int SHARED_LINE = 16;

  /** Copies the lists. */
  public Schema {
    columns = List.copyOf(columns);
    warnings = List.copyOf(warnings);
  }

  /** The names of all columns in the order of the file. */
  public List<String> names() {
    return columns.stream().map(ColumnChoice::name).toList();
  }

  /**
   * The choice made for a column.
   *
   * @param name the column's name
   */
  public Optional<ColumnChoice> find(String name) {
    return columns.stream().filter(choice -> choice.name().equals(name)).findFirst();
  }

  /**
   * The name of the column that a person means: its name, {@code last}, or, where no column has
   * that name, its number counted from 1.
   *
   * @param given a name, {@code last}, or a number
   * @throws InputException naming the near names, if there is no such column
   */
  public String resolve(String given) {
    List<String> names = names();
    String trimmed = given.strip();
    if (names.contains(trimmed)) {
      return trimmed;
    }
    if (trimmed.equals("last")) {
      return names.getLast();
    }
    if (trimmed.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(trimmed);
      if (number >= 1 && number <= names.size()) {
        return names.get(number - 1);
      }
      throw new InputException(
          "no column %s in %s: give a name, `last`, or a number from 1 to %d"
              .formatted(Wording.quote(trimmed), source, names.size()));
    }
    throw new InputException(
        "no column %s in %s: %s"
            .formatted(Wording.quote(trimmed), source, Wording.nearOrAll(trimmed, names)));
  }

  /**
   * A table for people: one line a column with its name, kind and reason. Sixteen or more
   * neighbours that were taken alike share a line.
   */
  public String text() {
    List<ColumnChoice> lines = new ArrayList<>();
    int first = 0;
    while (first < columns.size()) {
      ColumnChoice choice = columns.get(first);
      int end = first + 1;
      while (end < columns.size() && isAlike(choice, columns.get(end))) {
        end++;
      }
      if (end - first >= SHARED_LINE) {
        String names =
            "%s … %s (%d columns)"
                .formatted(choice.name(), columns.get(end - 1).name(), end - first);
        lines.add(new ColumnChoice(names, choice.kind(), choice.reason(), choice.asked()));
      } else {
        lines.addAll(columns.subList(first, end));
      }
      first = end;
    }
    int nameWidth = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    int kindWidth = lines.stream().mapToInt(line -> line.kind().word().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (ColumnChoice line : lines) {
      text.append(pad(line.name(), nameWidth)).append("  ");
      text.append(pad(line.kind().word(), kindWidth)).append("  ");
      text.append(line.reason()).append('\n');
    }
    return text.toString();
  }

  private static boolean isAlike(ColumnChoice a, ColumnChoice b) {
    return a.kind() == b.kind() && a.reason().equals(b.reason());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
