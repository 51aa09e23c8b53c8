package org.thalweg.io.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;

/**
 * How cells are set apart, and how numbers in them are written.
 *
 * @param separator the character between two cells; a blank for columns aligned with blanks or tabs
 * @param loose whether blanks stand between a separator and a quote
 * @param mark the character before a fraction: a point or a comma
 */
record Dialect(char separator, boolean loose, char mark) {
  /** What the separator is called. */
  String word() {
    return switch (separator) {
      case '\t' -> "tab";
      case ' ' -> "blanks";
      default -> "`" + separator + "`";
    };
  }

  /** A parser that gives each record to a handler. */
  <T> CsvReader<T> parse(Reader text, CsvCallbackHandler<T> handler) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .trimWhitespacesAroundQuotes(loose)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        .build(handler, separator == ' ' ? new BlankReader(text) : text);
  }
}
