package org.thalweg.io.csv;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which character stands before a fraction: a comma where it sets no cells apart and more cells
 * have a comma there than a point. Where each of them could as well be a whole number with a comma
 * before its thousands, {@code 1,234}, it is one only beside the semicolon, which is what programs
 * write that have decimal commas.
 */
final class DecimalMark {
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private DecimalMark() {}

  /** The mark of the trimmed cells of some records. */
  static char of(char separator, List<List<String>> records) {
    long commas = count(COMMA, records);
    if (separator == ',' || commas == 0 || commas <= count(POINT, records)) {
      return '.';
    }
    return separator == ';' || commas > count(THOUSANDS, records) ? ',' : '.';
  }

  /** A cell whose comma is taken for a decimal one, where all could be before thousands. */
  static Optional<String> doubtful(Dialect dialect, List<List<String>> records) {
    return dialect.mark() == ',' && count(COMMA, records) == count(THOUSANDS, records)
        ? cells(records).filter(cell -> THOUSANDS.matcher(cell).matches()).findFirst()
        : Optional.empty();
  }

  private static long count(Pattern pattern, List<List<String>> records) {
    return cells(records).filter(cell -> pattern.matcher(cell).matches()).count();
  }

  private static Stream<String> cells(List<List<String>> records) {
    return records.stream().flatMap(List::stream);
  }
}
