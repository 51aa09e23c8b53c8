package org.thalweg.learn.data;

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

  /** A table for people: one line a column with its name, kind and reason. */
  public String text() {
    int nameWidth = 0;
    int kindWidth = 0;
    for (ColumnChoice choice : columns) {
      nameWidth = Math.max(nameWidth, choice.name().length());
      kindWidth = Math.max(kindWidth, choice.kind().word().length());
    }
    StringBuilder text = new StringBuilder();
    for (ColumnChoice choice : columns) {
      text.append(pad(choice.name(), nameWidth)).append("  ");
      text.append(pad(choice.kind().word(), kindWidth)).append("  ");
      text.append(choice.reason()).append('\n');
    }
    return text.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
