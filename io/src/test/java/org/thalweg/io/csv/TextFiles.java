package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ImageColumn;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Table;

/** Files that tests write and read. */
final class TextFiles {
  private TextFiles() {}

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Table read(Path folder, String text) {
    return CsvReader.read(write(folder, "t.csv", text), Map.of());
  }

  /** The message of the error that a text gives, which must be one line. */
  static String errorOf(Path folder, String text) {
    return message(() -> read(folder, text));
  }

  static String message(Runnable run) {
    String message = assertThrows(InputException.class, run::run).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  static void assertContains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), "`" + part + "` is not in: " + text);
    }
  }

  /** A cell as text: a whole number without a fraction, {@code ~} where it is missing. */
  static String cell(Table table, String name, int row) {
    Column column = table.column(name);
    if (column.isMissing(row)) {
      return "~";
    }
    return switch (column) {
      case NumberColumn numbers -> {
        double value = numbers.get(row);
        yield value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
      }
      case CategoryColumn categories -> categories.levels().get(categories.code(row));
      case ImageColumn image -> image.name();
    };
  }

  /** A row as texts with bars between them. */
  static String row(Table table, int row) {
    return String.join("|", table.columns().stream().map(c -> cell(table, c.name(), row)).toList());
  }
}
