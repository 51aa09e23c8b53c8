package org.thalweg.cli.console;

/** A text as a cell of a CSV file. */
public final class CsvCell {
  private CsvCell() {}

  /** In quotes where it must be (RFC 4180). */
  public static String of(String text) {
    return text.matches("(?s).*[\",\\r\\n].*") || !text.equals(text.strip())
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
